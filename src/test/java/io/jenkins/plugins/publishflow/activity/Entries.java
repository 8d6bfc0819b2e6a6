package io.jenkins.plugins.publishflow.activity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Activities for the tests of the journal, and what a journal has of them. */
final class Entries {

    private Entries() {}

    static Activity entry(String id) {
        return entry(id, "detail of " + id);
    }

    static Activity entry(String id, String detail) {
        return new Activity(
                id,
                Instant.parse("2026-05-04T10:15:30.123Z"),
                "ada",
                Activity.Action.APPROVAL_GIVEN,
                "com.example.app",
                "4.2",
                "1234",
                "app-store",
                "run-1",
                "approval",
                null,
                null,
                true,
                detail);
    }

    static List<Activity> entries(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> entry("e" + i)).toList();
    }

    /** The ids in the order of the lines, a fault instead of the id where a line has one. */
    static List<String> ids(Path journal) throws IOException {
        List<String> ids = new ArrayList<>();
        try (JournalReader reader = new JournalReader(journal)) {
            for (JournalLine line = reader.next(); line != null; line = reader.next()) {
                ids.add(line.sound() ? line.activity().id() : line.fault());
            }
        }
        return ids;
    }
}
