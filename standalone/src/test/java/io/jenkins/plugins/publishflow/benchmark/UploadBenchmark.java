package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploads;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The upload by ticket against {@code curl}: the same bytes in the same parts, four at a time, with the same headers, to
 * the same sink, which counts the bytes and drops them.
 */
final class UploadBenchmark {

    private static final long SMALL = 20L * 1000 * 1000;
    private static final long LARGE = 2L * 1024 * 1024 * 1024;
    private static final int ROUNDS = 3;

    private int build = 100;

    void run() throws Exception {
        Path folder = Files.createTempDirectory("publish-flow-benchmark");
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.USUAL.appStore(AppStoreSettings.USUAL.keepsBytes(false)))) {
            Path small = file(folder.resolve("small.ipa"), SMALL);
            Path large = file(folder.resolve("large.ipa"), LARGE);
            long[] ofSmall = own(sandbox, small, folder);
            List<long[]> own = new ArrayList<>();
            List<Long> curl = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                own.add(own(sandbox, large, folder));
                curl.add(curl(sandbox, large, folder));
            }
            long[] best =
                    own.stream().min(Comparator.comparingLong(each -> each[0])).orElseThrow();
            long bestCurl = curl.stream().min(Long::compare).orElseThrow();
            System.out.printf(
                    "upload of 2 GiB, best of %d: %.0f MB/s, curl %.0f MB/s, ratio %.2f%n",
                    ROUNDS, LARGE * 1e3 / best[0], LARGE * 1e3 / bestCurl, (double) bestCurl / best[0]);
            System.out.printf(
                    "peak memory of the sending process: %d MB for 20 MB, %d MB for 2 GiB, ratio %.2f%n",
                    ofSmall[1] / 1000, best[1] / 1000, (double) best[1] / ofSmall[1]);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path file(Path path, long size) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        return path;
    }

    private UploadTicket ticket(Sandbox sandbox, long size) throws Exception {
        SandboxKey key = sandbox.teamKey();
        Clock clock = sandbox.clock();
        AppStoreConnect store = new AppStoreConnect(
                AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId()),
                sandbox.baseUrl(),
                new StoreHttp(HttpSettings.DEFAULT, clock),
                clock,
                ExchangeListener.NONE);
        BuildUploads uploads = store.buildUploads();
        String app = store.apps().get(CatalogueApp.SAMPLE.bundleId()).id();
        String upload =
                uploads.reserve(app, "1.1", String.valueOf(build++), "IOS").id();
        return uploads.reserveFile(upload, "Sample.ipa", size).ticket();
    }

    /** Nanoseconds of sending, and the peak of memory in kB. */
    private long[] own(Sandbox sandbox, Path file, Path folder) throws Exception {
        Path ticket = folder.resolve("ticket");
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(ticket))) {
            out.writeObject(ticket(sandbox, Files.size(file)));
        }
        String printed = output(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                UploadProcess.class.getName(),
                ticket.toString(),
                file.toString());
        String[] numbers = printed.strip().split(" ");
        return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
    }

    /** Nanoseconds of curl from its start to its end; the parts are files of their own, cut before. */
    private long curl(Sandbox sandbox, Path file, Path folder) throws Exception {
        UploadTicket ticket = ticket(sandbox, Files.size(file));
        StringBuilder config = new StringBuilder();
        List<Path> cut = new ArrayList<>();
        for (UploadTicket.Part part : ticket.parts()) {
            Path piece = folder.resolve("part-" + part.number());
            cut.add(piece);
            try (FileChannel in = FileChannel.open(file);
                    FileChannel out = FileChannel.open(piece, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                for (long at = 0; at < part.length(); ) {
                    at += in.transferTo(part.offset() + at, part.length() - at, out);
                }
            }
            config.append(config.isEmpty() ? "" : "next\n")
                    .append("silent\nfail\nrequest = \"" + part.method() + "\"\nurl = \"" + part.url() + "\"\n")
                    .append("upload-file = \"" + piece + "\"\noutput = \"/dev/null\"\nheader = \"Expect:\"\n");
            for (Map.Entry<String, String> header : part.headers().entrySet()) {
                config.append("header = \"" + header.getKey() + ": " + header.getValue() + "\"\n");
            }
        }
        Path file2 = Files.writeString(folder.resolve("curl.config"), config, StandardCharsets.UTF_8);
        long began = System.nanoTime();
        output("curl", "--parallel", "--parallel-max", "4", "--config", file2.toString());
        long took = System.nanoTime() - began;
        for (Path piece : cut) {
            Files.delete(piece);
        }
        return took;
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command[0] + " failed");
        }
        return printed;
    }
}
