package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.standalone.Main;
import io.jenkins.plugins.publishflow.standalone.RequestLog;
import io.jenkins.plugins.publishflow.store.http.Exchange;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the requests of a flow for each store, from rehearsals of the sample apps. */
final class RequestsBenchmark {

    private static final String APPCIRCLE = """
            steps:
              - uploadToAppcircle: { profile: Sample }
              - appcirclePublishFlow: { profile: Sample }
            """;

    void run() throws Exception {
        count();
        count("google play", "--approve", "anna");
        count("appgallery release", "--approve", "anna");
        Path folder = Files.createTempDirectory("publish-flow-benchmark");
        Path bundle = folder.resolve("Sample.aab");
        SampleBundle.write(bundle, SampleBundle.PACKAGE, SampleBundle.VERSION_NAME, SampleBundle.VERSION_CODE);
        Path flow = Files.writeString(folder.resolve("appcircle.yml"), APPCIRCLE);
        count(flow.toString(), "--binary", bundle.toString());
    }

    /** @param arguments of a rehearsal: the flow, and what it needs; none for the usual one */
    private static void count(String... arguments) throws Exception {
        Path state = Files.createTempDirectory("publish-flow-benchmark");
        List<String> command = new ArrayList<>(List.of("rehearse", "--state", state.toString()));
        command.addAll(List.of(arguments));
        int exit =
                Main.commandLine().setOut(new PrintWriter(Writer.nullWriter())).execute(command.toArray(String[]::new));
        Map<String, Long> kinds = new RequestLog(state.resolve("requests.jsonl"))
                .read().stream()
                        .collect(Collectors.groupingBy(RequestsBenchmark::kind, TreeMap::new, Collectors.counting()));
        long all = kinds.values().stream().mapToLong(Long::longValue).sum();
        String flow = arguments.length == 0 ? "beta testing and release" : arguments[0];
        System.out.println("requests of the flow " + flow + " (exit code " + exit + "): " + all);
        kinds.forEach((kind, count) -> System.out.println("  " + count + "  " + kind));
    }

    private static String kind(Exchange exchange) {
        String path = exchange.path().startsWith("/storage/")
                ? "(storage)"
                : exchange.path().replaceAll("/[0-9a-f-]{36}|/\\d{6,}", "/{id}");
        return exchange.method() + " " + path;
    }
}
