package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.rehearsal.StoreContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code run} is killed as {@code kill -9} does at random moments of the whole flow and started again until it ends. The
 * sandbox is a process of its own and lives on. In the end it holds what it holds after a run that nobody disturbed, and
 * so does the activity log.
 */
class KilledProcessTest {

    private static final long SEED = 20_260_301;
    private static final int ROUNDS = 3;
    private static final int KILLS_PER_ROUND = 6;

    /** What a run says before it goes on: app, flow, store, state, that it was cut off, and the step. */
    private static final int HEAD = 6;

    /** A run dies up to that many milliseconds after it has said something. */
    private static final int MILLIS = 80;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    void aRunThatIsKilledAgainAndAgainEndsInTheSamePlace() throws Exception {
        System.out.println("Process kill test: seed " + SEED);
        SampleRelease.writeTo(folder);
        End undisturbed = round("undisturbed", List.of());
        assertEquals(
                Map.of("buildUploads", 1, "builds", 1, "appStoreVersions", 1, "reviewSubmissions", 1),
                undisturbed.made());
        int kills = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            End end = round("round-" + round, deaths(undisturbed.lines()));
            assertEquals(undisturbed.made(), end.made());
            assertSame(undisturbed.content(), end.content());
            assertSame(undisturbed.activities(), end.activities());
            // A fast machine gets to the end before the last of the deaths: a round without any would show nothing
            assertTrue(end.kills() >= 2, "round " + round + " was killed only " + end.kills() + " times");
            kills += end.kills();
        }
        System.out.println("Process kill test: killed " + kills + " times");
    }

    /**
     * How a round ended.
     *
     * @param made how many of each the sandbox holds more than it began with
     * @param lines what the last life has said
     */
    private record End(
            List<String> content, Map<String, Integer> made, List<String> activities, int kills, int lines) {}

    /** After how many lines each life ends: the whole run is cut at random places. */
    private List<Integer> deaths(int lines) {
        List<Integer> places =
                random.ints(KILLS_PER_ROUND, HEAD, lines).sorted().boxed().toList();
        List<Integer> lives = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            lives.add(i == 0 ? places.get(0) : HEAD + places.get(i) - places.get(i - 1));
        }
        return lives;
    }

    private End round(String name, List<Integer> lives) throws Exception {
        Path state = folder.resolve(name);
        try (SandboxProcess sandbox = SandboxProcess.start(folder, "--data", folder.resolve(name + "-sandbox"))) {
            JsonNode before = sandbox.state();
            int kills = 0;
            for (int lines : lives) {
                kills += live(name, sandbox, state, lines) ? 1 : 0;
            }
            int lines;
            try (RunnerProcess last = run(sandbox, state)) {
                assertEquals(ExitCode.DONE, last.end(), last::toString);
                lines = last.toString().split("\n").length;
            }
            JsonNode after = sandbox.state();
            return new End(StoreContent.of(after).resources(), made(before, after), activities(state), kills, lines);
        }
    }

    /** The same lines; tells those that differ, as the whole would be pages. */
    private static void assertSame(List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> extra = new ArrayList<>(actual);
        expected.forEach(extra::remove);
        assertEquals(missing, extra);
        assertEquals(expected, actual);
    }

    /** One life of the run; returns whether it was killed before its end. */
    private boolean live(String name, SandboxProcess sandbox, Path state, int lines) throws Exception {
        int millis = random.nextInt(MILLIS);
        try (RunnerProcess run = run(sandbox, state)) {
            String last = "";
            for (int i = 0; i < lines; i++) {
                Optional<String> line = run.line();
                if (line.isEmpty()) {
                    return false;
                }
                last = line.get();
            }
            run.live(millis);
            run.kill();
            System.out.println("Process kill test: " + name + ", killed " + millis + " ms after '" + last.strip()
                    + "', at " + sandbox.requests() + " requests");
            return run.end() == 128 + 9;
        }
    }

    private RunnerProcess run(SandboxProcess sandbox, Path state) throws IOException {
        Stream<Object> arguments = Stream.of(
                "run",
                "beta testing and release",
                "--binary",
                "Sample.ipa",
                "--key",
                sandbox.key(),
                "--endpoint",
                "app-store=" + sandbox.url(),
                "--state",
                state,
                "--speed",
                1_000_000,
                "--approve",
                "anna",
                "--set",
                "APPROVERS=anna");
        Stream<Object> variables = SampleRelease.VARIABLES.entrySet().stream()
                .flatMap(variable -> Stream.of("--set", variable.getKey() + "=" + variable.getValue()));
        return RunnerProcess.start(folder, Stream.concat(arguments, variables).toArray());
    }

    private static Map<String, Integer> made(JsonNode before, JsonNode after) {
        return Stream.of("buildUploads", "builds", "appStoreVersions", "reviewSubmissions")
                .collect(Collectors.toMap(
                        type -> type,
                        type -> after.path(type).size() - before.path(type).size()));
    }

    private static List<String> activities(Path state) throws IOException {
        try (StateDirectory kept = StateDirectory.open(state)) {
            String run = kept.runStore().load().orElseThrow().id();
            return kept.activities(run).stream()
                    .map(entry -> entry.step() + " " + entry.action() + " " + entry.actor() + " " + entry.detail())
                    .toList();
        }
    }
}
