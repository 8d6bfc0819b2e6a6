package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploadFile;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a binary whose version and build number the store has already. */
class ExistingBuildTest {

    private static final String SEND = "- sendToTestFlight: {usesNonExemptEncryption: false, groups: QA, ifExists: %s}";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private SandboxTrial first;
    private SandboxTrial second;

    @BeforeEach
    void prepare() throws Exception {
        first = new SandboxTrial(sandbox, folder);
        second = new SandboxTrial(sandbox, folder).version("1.1.0", "042");
    }

    @Test
    void stopsBeforeAnythingIsSent() throws Exception {
        first.run(SEND.formatted("fail")).outputs();
        List<String> before = first.writes();
        Problem problem = second.run(SEND.formatted("fail")).problem();
        assertEquals("app-store.duplicate-build", problem.code());
        assertTrue(problem.remedy().contains("ifExists: reuse"), problem.remedy());
        assertEquals(before, second.writes());
    }

    @Test
    void usesTheBuildThatIsThere() throws Exception {
        Map<String, String> there =
                first.run("- sendToTestFlight: {waitFor: upload}").outputs();
        Map<String, String> outputs = second.run(SEND.formatted("reuse")).outputs();
        assertEquals(there.get("buildId"), outputs.get("buildId"));
        assertEquals("false", outputs.get("uploaded"));
        assertEquals("QA", outputs.get("groups"));
        assertEquals("IN_BETA_TESTING", outputs.get("state"));
        assertEquals(1, second.requests("POST", "/v1/buildUploads"));
        assertTrue(second.lines().contains("nothing is uploaded"), second.lines());
    }

    @Test
    void changesNothingWhereThatIsWanted() throws Exception {
        Map<String, String> there =
                first.run("- sendToTestFlight: {waitFor: upload}").outputs();
        List<String> before = first.writes();
        Map<String, String> outputs = second.run(SEND.formatted("skip")).outputs();
        assertEquals(there.get("buildId"), outputs.get("buildId"));
        assertEquals("false", outputs.get("uploaded"));
        assertEquals(before, second.writes());
    }

    @Test
    void goesOnWithAnUploadThatAppleHasNotProcessed() throws Exception {
        uploadWithoutWaiting();
        second.run(SEND.formatted("reuse")).outputs();
        assertEquals(1, second.requests("POST", "/v1/buildUploads"));
        assertTrue(second.lines().contains("goes on with that upload"), second.lines());
    }

    @Test
    void refusesAndSkipsAnUploadThatAppleHasNotProcessed() throws Exception {
        uploadWithoutWaiting();
        assertEquals(
                "app-store.duplicate-build",
                second.run(SEND.formatted("fail")).problem().code());
        Map<String, String> outputs =
                new SandboxTrial(sandbox, folder).run(SEND.formatted("skip")).outputs();
        assertEquals("PROCESSING", outputs.get("state"));
        assertEquals(null, outputs.get("buildId"));
    }

    @Test
    void doesNotUseABuildThatIsExpired() throws Exception {
        String build =
                first.run("- sendToTestFlight: {waitFor: upload}").outputs().get("buildId");
        assertEquals(
                200,
                new RawClient(sandbox)
                        .update("builds", build, "{'expired':true}")
                        .status());
        Problem problem = second.run(SEND.formatted("reuse")).problem();
        assertEquals("app-store.existing-build-unusable", problem.code());
        assertTrue(problem.what().contains("expired"), problem.what());
    }

    @Test
    void aBuildNumberOfAnotherVersionIsNoDuplicate() throws Exception {
        first.run("- sendToTestFlight: {waitFor: upload}").outputs();
        second.version("1.2", "42").run("- sendToTestFlight: {waitFor: upload}").outputs();
        assertEquals(2, second.requests("POST", "/v1/buildUploads"));
    }

    private void uploadWithoutWaiting() throws Exception {
        BuildUploads uploads = first.store().buildUploads();
        String upload =
                uploads.reserve(CatalogueApp.SAMPLE.id(), "1.1", "42", "IOS").id();
        BuildUploadFile file = uploads.reserveFile(upload, "Sample.ipa", 100_000);
        first.send(new Next.Send(file.ticket(), null));
        uploads.commitFile(file.id(), first.binary().sha256());
    }
}
