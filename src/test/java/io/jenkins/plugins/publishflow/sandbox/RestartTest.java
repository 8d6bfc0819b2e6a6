package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox with a data folder that is started again. */
class RestartTest {

    @TempDir
    Path data;

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);
    private final Uploads uploads = new Uploads(sandbox);

    @BeforeEach
    void keep() throws IOException {
        sandbox.start(SandboxOptions.USUAL.data(data));
    }

    /** The one before is left as a killed process leaves it: it does nothing at its end but close its port. */
    private void restart() throws IOException {
        sandbox.start(SandboxOptions.USUAL.data(data));
    }

    @Test
    void theSameKeysAreTaken() throws IOException {
        String pem = sandbox.get().teamKey().pem();
        restart();
        assertEquals(pem, sandbox.get().teamKey().pem());
        store.get("/v1/apps").is(200);
    }

    @Test
    void theKeysAreFilesThatOnlyTheOwnerReads() throws IOException {
        Path file = data.resolve(sandbox.get().teamKey().fileName());
        assertEquals(sandbox.get().teamKey().pem(), Files.readString(file));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void otherSandboxesHaveOtherKeys() throws IOException {
        String pem = sandbox.get().teamKey().pem();
        sandbox.start(SandboxOptions.USUAL);
        assertNotEquals(pem, sandbox.get().teamKey().pem());
    }

    @Test
    void everythingIsThereAgain() throws IOException {
        uploads.build("1.1", "7");
        String before = sandbox.get().state().toString();
        restart();
        assertEquals(before, sandbox.get().state().toString());
    }

    @Test
    void anUploadGoesOnInTheMiddleByTheAddressesReadAgain() throws IOException {
        Reply file = uploads.reserveFile(uploads.reserve("1.1", "7"), 1000);
        uploads.put(file.attributes().path("uploadOperations").get(0), Uploads.BYTES)
                .is(200);
        restart();
        JsonNode parts =
                store.get("/v1/buildUploadFiles/" + file.id()).attributes().path("uploadOperations");
        assertTrue(parts.get(1).path("url").asText().startsWith(sandbox.get().baseUrl() + "/storage/"));
        uploads.put(parts.get(1), Uploads.BYTES).is(200);
        Reply committed = store.patch("/v1/buildUploadFiles/" + file.id(), Bodies.uploaded(file.id()))
                .is(200);
        assertEquals(
                "UPLOAD_COMPLETE",
                committed.attributes().at("/assetDeliveryState/state").asText());
    }

    @Test
    void aCommitThatWasNotSavedBeforeTheEndFails() throws IOException {
        String file = uploads.send(uploads.reserve("1.1", "7"), Uploads.BYTES);
        Files.delete(data.resolve("uploads").resolve(file));
        restart();
        Reply committed = store.patch("/v1/buildUploadFiles/" + file, Bodies.uploaded(file))
                .is(200);
        assertEquals(
                "The uploaded bytes are gone",
                committed
                        .attributes()
                        .at("/assetDeliveryState/errors/0/description")
                        .asText());
    }

    @Test
    void timeThatPassedMeanwhileCounts() throws IOException {
        String upload = uploads.commit("1.1", "7", Uploads.BYTES);
        sandbox.pass(Timing.USUAL.uploadProcessing().plus(Timing.USUAL.buildLag()));
        restart();
        Reply read = store.get("/v1/buildUploads/" + upload + "?include=build").is(200);
        assertEquals("COMPLETE", read.attributes().at("/state/state").asText());
        String build = read.data().at("/relationships/build/data/id").asText();
        restart();
        assertEquals(
                List.of(build),
                store.get("/v1/builds?filter[preReleaseVersion.version]=1.1").ids(),
                "one build, under the same id");
    }

    @Test
    void verdictsAreKept() throws IOException {
        sandbox.get().verdicts(Verdicts.GOOD.rejectBeta());
        restart();
        assertEquals(Verdicts.GOOD.rejectBeta(), sandbox.get().verdicts());
    }

    @Test
    void noSecretIsInTheSavedState() throws IOException {
        String contact = store.get("/v1/betaAppReviewDetails?filter[app]=" + StoreClient.APP)
                .ids()
                .get(0);
        store.patch(
                        "/v1/betaAppReviewDetails/" + contact,
                        Bodies.attributes("betaAppReviewDetails", contact, "\"demoAccountPassword\":\"tomato-17\""))
                .is(200);
        uploads.reserveFile(uploads.reserve("1.1", "7"), 1000);
        String saved = Files.readString(data.resolve("sandbox.json"));
        assertFalse(saved.contains("tomato-17") || saved.contains("signature="), saved);
    }

    @Test
    void aMovedClockGoesOn(@TempDir Path other) throws IOException {
        Instant ahead = Instant.now().plus(Duration.ofDays(30));
        try (Sandbox moved =
                Sandbox.start(SandboxOptions.USUAL.clock(Sandbox.clockIn(other)).data(other))) {
            assertTrue(moved.moveTo(ahead));
        }
        assertFalse(Sandbox.clockIn(other).instant().isBefore(ahead));
    }

    @Test
    void uploadedBytesAreDeletedAfterTheCommit() throws IOException {
        uploads.commit("1.1", "7", Uploads.BYTES);
        try (Stream<Path> left = Files.list(data.resolve("uploads"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void newAppsOfTheOptionsAreAddedToAKeptState() throws IOException {
        CatalogueApp app = new CatalogueApp("42", "com.example.other", "Other", "3.0");
        sandbox.start(SandboxOptions.USUAL.data(data).apps(List.of(app)));
        assertEquals(3, store.get("/v1/apps").is(200).ids().size());
        assertEquals(
                List.of("3.0"),
                store.get("/v1/preReleaseVersions?filter[app]=42").all("version"));
    }
}
