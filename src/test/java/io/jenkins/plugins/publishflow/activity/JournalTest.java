package io.jenkins.plugins.publishflow.activity;

import static io.jenkins.plugins.publishflow.activity.Entries.entries;
import static io.jenkins.plugins.publishflow.activity.Entries.entry;
import static io.jenkins.plugins.publishflow.activity.Entries.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("activity.jsonl");
    }

    @Test
    void entriesComeBackAsTheyWere() throws Exception {
        Activity odd = entry("odd", "two\nlines, \"quotes\", Ünïcode \u2028 and \uD83D\uDE80");
        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("plain"), odd));
            journal.append(List.of(entry("later")));
        }
        try (JournalReader reader = new JournalReader(file)) {
            assertEquals(new JournalLine(1, 1, entry("plain"), null), reader.next());
            assertEquals(new JournalLine(2, 2, odd, null), reader.next());
            assertEquals(new JournalLine(3, 3, entry("later"), null), reader.next());
            assertNull(reader.next());
        }
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void eachLineIsAnObjectChainedByDigest() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.append(entries(2));
        }
        List<String> lines = Files.readAllLines(file);
        JsonNode first = new ObjectMapper().readTree(lines.get(0));
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertEquals("0".repeat(64), first.get("previous").textValue());
        assertEquals("2026-05-04T10:15:30.123Z", first.get("entry").get("time").textValue());
        assertEquals(first.get("digest"), second.get("previous"));
        String covered = lines.get(1).substring(0, lines.get(1).indexOf(",\"digest\""));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(covered.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest), second.get("digest").textValue());
    }

    @Test
    void goesOnAfterReopening() throws Exception {
        for (Activity entry : entries(5)) {
            try (Journal journal = Journal.open(file)) {
                assertEquals(Optional.empty(), journal.setAside());
                journal.append(List.of(entry));
            }
        }
        assertEquals(List.of("e1", "e2", "e3", "e4", "e5"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void anIdIsWrittenOnce() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.append(List.of(entry("a"), entry("a", "again in one call"), entry("b")));
            journal.append(List.of(entry("b", "again in another call"), entry("c")));
        }
        try (Journal journal = Journal.open(file)) {
            byte[] before = Files.readAllBytes(file);
            journal.append(List.of(entry("c"), entry("a")));
            assertEquals(new String(before), Files.readString(file), "again after reopening");
        }
        assertEquals(List.of("a", "b", "c"), ids(file));
    }

    @Test
    void exactlyTheLatestIdsAreRemembered() throws Exception {
        try (Journal journal = Journal.open(file, JournalFile::open, 3)) {
            journal.append(entries(5));
            journal.append(List.of(entry("e3"), entry("e4"), entry("e5")));
            assertEquals(5, ids(file).size());
            journal.append(List.of(entry("e2")));
            assertEquals(6, ids(file).size());
        }
        try (Journal journal = Journal.open(file, JournalFile::open, 3)) {
            journal.append(List.of(entry("e4"), entry("e5"), entry("e2")));
            assertEquals(6, ids(file).size());
            journal.append(List.of(entry("e3")));
        }
        assertEquals(List.of("e1", "e2", "e3", "e4", "e5", "e2", "e3"), ids(file));
        assertEquals(Optional.empty(), JournalCheck.verify(file));
    }

    @Test
    void theTailIsFoundWhereverBlocksEnd() throws Exception {
        int lines = 700; // a few blocks of the reader
        try (Journal journal = Journal.open(file)) {
            journal.append(entries(lines));
        }
        byte[] bytes = Files.readAllBytes(file);
        long start = bytes.length;
        for (int wanted = 0; wanted <= lines + 1; wanted++) {
            assertEquals(start, JournalTail.startOfLines(file, bytes.length, wanted), wanted + " lines");
            start = Math.max(0, start - 1);
            while (start > 0 && bytes[(int) start - 1] != '\n') {
                start--;
            }
        }
    }

    @Test
    void anEntryLongerThanALineIsRefusedAndHarmsNothing() throws Exception {
        try (Journal journal = Journal.open(file)) {
            List<Activity> tooLong = List.of(entry("a"), entry("b", "x".repeat(LineCodec.MAX_LINE)));
            assertThrows(IllegalArgumentException.class, () -> journal.append(tooLong));
            journal.append(List.of(entry("a"), entry("c", "x".repeat(LineCodec.MAX_LINE / 2))));
        }
        assertEquals(List.of("a", "c"), ids(file));
    }

    @Test
    void aClosedJournalTakesNothing() throws Exception {
        Journal journal = Journal.open(file);
        journal.close();
        journal.close();
        IOException refused = assertThrows(IOException.class, () -> journal.append(entries(1)));
        assertTrue(refused.getMessage().contains("closed"), refused.getMessage());
    }

    @Test
    void aMissingFolderIsSaidAndLeavesNoLockBehind() throws Exception {
        Path deep = folder.resolve("none").resolve("activity.jsonl");
        assertThrows(NoSuchFileException.class, () -> Journal.open(deep));
        Files.createDirectory(deep.getParent());
        try (Journal journal = Journal.open(deep)) {
            journal.append(entries(1));
        }
        assertEquals(List.of("e1"), ids(deep));
    }

    @Test
    void aJournalTakenAwayWhileInUseIsNoticed() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.append(entries(2));
            Path moved = Files.move(file, folder.resolve("moved"));
            assertThrows(IOException.class, () -> journal.append(List.of(entry("lost"))));
            Files.copy(moved, file);
            assertThrows(IOException.class, () -> journal.append(List.of(entry("lost"))));
        }
        assertFalse(ids(file).contains("lost"));
    }

    @Test
    void aJournalShortenedWhileInUseIsNoticed() throws Exception {
        try (Journal journal = Journal.open(file)) {
            journal.append(entries(2));
            try (JournalFile other = JournalFile.open(file)) {
                other.truncate(10);
            }
            assertThrows(IOException.class, () -> journal.append(List.of(entry("e3"))));
        }
        assertEquals(10, Files.size(file));
    }
}
