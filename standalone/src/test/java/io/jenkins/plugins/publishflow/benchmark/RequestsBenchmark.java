package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.standalone.Main;
import io.jenkins.plugins.publishflow.standalone.RequestLog;
import io.jenkins.plugins.publishflow.store.http.Exchange;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the requests of the flow <i>beta testing and release</i>, from a rehearsal of the sample app. */
final class RequestsBenchmark {

    void run() throws Exception {
        Path state = Files.createTempDirectory("publish-flow-benchmark");
        Main.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .execute("rehearse", "--state", state.toString());
        Map<String, Long> kinds = new RequestLog(state.resolve("requests.jsonl"))
                .read().stream()
                        .collect(Collectors.groupingBy(RequestsBenchmark::kind, TreeMap::new, Collectors.counting()));
        long all = kinds.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("requests of the flow: " + all);
        kinds.forEach((kind, count) -> System.out.println("  " + count + "  " + kind));
    }

    private static String kind(Exchange exchange) {
        String path = exchange.path().startsWith("/storage/")
                ? "(storage)"
                : exchange.path().replaceAll("/[0-9a-f-]{36}|/\\d{6,}", "/{id}");
        return exchange.method() + " " + path;
    }
}
