package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.ObjectOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The upload by ticket against {@code curl}: the same bytes in the same parts, four at a time, with the same headers, to
 * the same sink, which counts the bytes and drops them.
 */
final class UploadRace {

    private static final long SMALL = 20L * 1000 * 1000;
    private static final long LARGE = 2L * 1024 * 1024 * 1024;
    private static final int ROUNDS = 3;

    /** Leave to send a file. */
    @FunctionalInterface
    interface Tickets {
        /** @param size of the file in bytes */
        UploadTicket next(long size) throws Exception;
    }

    private final String store;
    private final Tickets tickets;

    /** @param store for people */
    UploadRace(String store, Tickets tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    /** Sends by turns, and prints what came of it. */
    void run() throws Exception {
        Path folder = Files.createTempDirectory("publish-flow-benchmark");
        try {
            Path small = file(folder.resolve("small"), SMALL);
            Path large = file(folder.resolve("large"), LARGE);
            long[] ofSmall = own(small, folder);
            List<long[]> own = new ArrayList<>();
            List<Long> curl = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                own.add(own(large, folder));
                curl.add(curl(large, folder));
            }
            long[] best =
                    own.stream().min(Comparator.comparingLong(each -> each[0])).orElseThrow();
            long bestCurl = curl.stream().min(Long::compare).orElseThrow();
            System.out.printf(
                    "%s: upload of 2 GiB, best of %d: %.0f MB/s, curl %.0f MB/s, ratio %.2f%n",
                    store, ROUNDS, LARGE * 1e3 / best[0], LARGE * 1e3 / bestCurl, (double) bestCurl / best[0]);
            System.out.printf(
                    "%s: peak memory of the sending process: %d MB for 20 MB, %d MB for 2 GiB, ratio %.2f%n",
                    store, ofSmall[1] / 1000, best[1] / 1000, (double) best[1] / ofSmall[1]);
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

    /** Nanoseconds of sending, and the peak of memory in kB. */
    private long[] own(Path file, Path folder) throws Exception {
        Path ticket = folder.resolve("ticket");
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(ticket))) {
            out.writeObject(tickets.next(Files.size(file)));
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

    /** Nanoseconds of curl from its start to its end; several parts are files of their own, cut before. */
    private long curl(Path file, Path folder) throws Exception {
        UploadTicket ticket = tickets.next(Files.size(file));
        StringBuilder config = new StringBuilder();
        List<Path> cut = new ArrayList<>();
        for (UploadTicket.Part part : ticket.parts()) {
            Path piece = file;
            if (part.length() < Files.size(file)) {
                piece = cut(file, part, folder);
                cut.add(piece);
            }
            config.append(config.isEmpty() ? "" : "next\n")
                    .append("silent\nfail\nrequest = \"" + part.method() + "\"\nurl = \"" + part.url() + "\"\n")
                    .append("upload-file = \"" + piece + "\"\noutput = \"/dev/null\"\nheader = \"Expect:\"\n");
            for (Map.Entry<String, String> header : part.headers().entrySet()) {
                config.append("header = \"" + header.getKey() + ": " + header.getValue() + "\"\n");
            }
        }
        Path commands = Files.writeString(folder.resolve("curl.config"), config, StandardCharsets.UTF_8);
        long began = System.nanoTime();
        output("curl", "--no-progress-meter", "--parallel", "--parallel-max", "4", "--config", commands.toString());
        long took = System.nanoTime() - began;
        for (Path piece : cut) {
            Files.delete(piece);
        }
        return took;
    }

    private static Path cut(Path file, UploadTicket.Part part, Path folder) throws Exception {
        Path piece = folder.resolve("part-" + part.number());
        try (FileChannel in = FileChannel.open(file);
                FileChannel out = FileChannel.open(piece, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = 0; at < part.length(); ) {
                at += in.transferTo(part.offset() + at, part.length() - at, out);
            }
        }
        return piece;
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
