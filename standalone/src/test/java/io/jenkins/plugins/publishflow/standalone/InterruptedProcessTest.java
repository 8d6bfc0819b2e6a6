package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl+C ends a run at once, and leaves it so that it can go on. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no other process that could press Ctrl+C")
class InterruptedProcessTest {

    private static final int SIGINT = 2;

    @TempDir
    Path folder;

    @Test
    void aRunThatIsInterruptedIsStoppedAndGoesOn() throws Exception {
        assumeFalse(isIgnored(SIGINT), "this process was started with SIGINT ignored, and so are its children");
        Path state = folder.resolve("state");
        SampleRelease.writeTo(folder);
        try (RunnerProcess run = rehearse(state, 1)) {
            run.await(line -> line.contains("waiting for Apple to validate"));
            run.interrupt();
            assertEquals(ExitCode.INTERRUPTED, run.end(), run::toString);
            String said = run.toString();
            assertTrue(
                    said.contains("Stopped in step 'Send to TestFlight'. Changed at the store already: by 'Send to"
                            + " TestFlight' upload "),
                    said);
            assertTrue(said.contains("what to do: Start it again to go on where it stopped"), said);
            assertTrue(said.contains("Report file:"), said);
        }
        assertEquals(FlowRun.State.STOPPED, saved(state).state());
        assertTrue(Files.readString(state.resolve("report.html")).contains("Stopped"));
        try (RunnerProcess run = rehearse(state, 1_000_000)) {
            assertEquals(ExitCode.DONE, run.end(), run::toString);
            assertTrue(run.toString().contains("This run was stopped before."), run::toString);
        }
        assertEquals(FlowRun.State.SUCCEEDED, saved(state).state());
    }

    private RunnerProcess rehearse(Path state, int speed) throws IOException {
        return RunnerProcess.start(
                folder, "rehearse", "beta testing", "--binary", "Sample.ipa", "--state", state, "--speed", speed);
    }

    private static FlowRun saved(Path state) throws IOException {
        try (StateDirectory kept = StateDirectory.open(state)) {
            return kept.runStore().load().orElseThrow();
        }
    }

    /** By what Linux says of this process; other systems say nothing of the kind. */
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            Optional<String> mask =
                    lines.filter(line -> line.startsWith("SigIgn:")).findFirst();
            return mask.isPresent()
                    && (Long.parseUnsignedLong(mask.get().substring(7).strip(), 16) >> signal - 1 & 1) == 1;
        }
    }
}
