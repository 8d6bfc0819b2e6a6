package io.jenkins.plugins.publishflow.rehearsal;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole release to one store, killed and disturbed wherever it can be. */
abstract class DisturbedRelease {

    @RegisterExtension
    final CheckedSandbox sandboxes = new CheckedSandbox();

    @TempDir
    Path folder;

    private Disturbances disturbances;

    static List<String> faults() {
        return Disturbances.FAULTS.keySet().stream().sorted().toList();
    }

    /** The flow's steps, as in a flow file. */
    abstract String steps();

    /** A store with the times that make the run short. */
    abstract SandboxOptions options();

    /** What the store holds in the end, without times and without anything that users do not get. */
    abstract StoreContent content(Sandbox sandbox);

    /** What an undisturbed release has to leave there, so that not nothing is compared with nothing. */
    abstract void assertReleased(String held);

    /** Puts the files that the flow names, besides the binary, into the folder. */
    void writeFiles(Path base) throws IOException {}

    @BeforeEach
    void releaseOnce() throws Exception {
        writeFiles(folder);
        disturbances = new Disturbances(folder, sandboxes, options(), steps(), this::content);
        assertReleased(disturbances.whole().toString());
    }

    @Test
    void diesBeforeEachRequest() throws Exception {
        disturbances.dieAtEachRequest(Fault.Kind.BREAK_BEFORE_WORK);
    }

    @Test
    void diesAfterEachRequest() throws Exception {
        disturbances.dieAtEachRequest(Fault.Kind.BREAK_AFTER_WORK);
    }

    @Test
    void diesBeforeEachSave() throws Exception {
        disturbances.dieAtEachSave(true);
    }

    @Test
    void diesAfterEachSave() throws Exception {
        disturbances.dieAtEachSave(false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void endsAsItShouldOrSaysWhatToDo(String fault) throws Exception {
        disturbances.strikeEachRequest(fault, Disturbances.FAULTS.get(fault));
    }
}
