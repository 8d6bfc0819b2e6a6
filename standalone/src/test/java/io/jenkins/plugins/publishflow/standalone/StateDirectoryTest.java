package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.http.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aFolderIsForOneAtATime() throws Exception {
        try (StateDirectory first = StateDirectory.open(folder)) {
            InputException taken = assertThrows(InputException.class, () -> StateDirectory.open(folder));
            assertEquals(
                    "Another process is at work in " + folder + ". Wait for it, or name another folder with --state.",
                    taken.getMessage());
        }
        StateDirectory.open(folder).close();
    }

    @Test
    void theListOfRequestsSurvivesALineThatWasCutOff() throws Exception {
        RequestLog log = new RequestLog(folder.resolve("requests.jsonl"));
        Exchange first = new Exchange(AT, "GET", "api.example.com", "/v1/apps", 200, 12, "");
        Exchange second = new Exchange(AT, "POST", "api.example.com", "/v1/builds", 0, 90, "connection broke");
        log.exchanged(first);
        Files.writeString(folder.resolve("requests.jsonl"), "{\"at\":\"2026-\n", StandardOpenOption.APPEND);
        log.exchanged(second);
        assertEquals(List.of(first, second), log.read());
    }

    @Test
    void requestsAreListedInAThreadThatIsInterrupted() throws Exception {
        RequestLog log = new RequestLog(folder.resolve("requests.jsonl"));
        Exchange last = new Exchange(AT, "GET", "api.example.com", "/v1/apps", 0, 12, "interrupt");
        Thread.currentThread().interrupt();
        log.exchanged(last);
        assertEquals(true, Thread.interrupted());
        assertEquals(List.of(last), log.read());
    }

    @Test
    void aRunWithoutFolderHasOneOfItsAppVersionBuildAndFlow() throws Exception {
        Path file = SampleRelease.writeTo(folder);
        RunRequest request = new RunRequest("beta testing", file, folder, null, null, List.of(), Map.of(), 1);
        assertEquals(
                Path.of(".publish-flow", "com.example.publishflow.sample-1.1-1", "Beta-testing"),
                Plan.of(request).state());
        assertEquals(
                Path.of("elsewhere"), Plan.of(request.in(Path.of("elsewhere"))).state());
    }
}
