package io.jenkins.plugins.publishflow.benchmark;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the activity journal costs: one entry forced to disk, and opening it with a million entries. */
final class JournalBenchmark {

    private static final int SINGLE = 500;
    private static final int MANY = 1_000_000;
    private static final int AT_ONCE = 10_000;

    void run() throws Exception {
        Path folder = Files.createTempDirectory("publish-flow-benchmark");
        Path file = folder.resolve("activity.jsonl");
        try {
            try (Journal journal = Journal.open(file)) {
                long began = System.nanoTime();
                for (int i = 0; i < SINGLE; i++) {
                    journal.append(List.of(entry(i)));
                }
                System.out.printf(
                        "journal: %.2f ms for an entry that is forced to disk%n",
                        (System.nanoTime() - began) / 1e6 / SINGLE);
                for (int at = SINGLE; at < MANY; at += AT_ONCE) {
                    List<Activity> batch = new ArrayList<>();
                    for (int i = at; i < Math.min(MANY, at + AT_ONCE); i++) {
                        batch.add(entry(i));
                    }
                    journal.append(batch);
                }
            }
            long began = System.nanoTime();
            Journal.open(file).close();
            System.out.printf(
                    "journal: %.0f ms to open with a million entries (%.0f MB)%n",
                    (System.nanoTime() - began) / 1e6, Files.size(file) / 1e6);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static Activity entry(int number) {
        return new Activity(
                "run-" + number / 40 + ":step:" + number,
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                "Publish Flow",
                Activity.Action.PUBLISH_STEP_SUCCESS,
                "com.example.app",
                "1.1",
                "42",
                "app-store",
                "run-" + number / 40,
                "step",
                "folder/release",
                number / 40,
                false,
                "a detail of usual length, as steps write them");
    }
}
