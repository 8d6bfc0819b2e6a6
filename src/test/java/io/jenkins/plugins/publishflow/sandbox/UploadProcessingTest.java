package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings.ClosedTrains;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the commit of a file to its build. */
class UploadProcessingTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);
    private final Uploads uploads = new Uploads(sandbox);

    @Test
    void aFileIsCheckedAWhileAfterItsCommit() {
        String file = uploads.send(uploads.reserve("1.1", "7"), Uploads.BYTES);
        assertEquals("UPLOAD_COMPLETE", commit(Bodies.uploaded(file), file));
        sandbox.pass(Timing.USUAL.fileCheck());
        assertEquals("COMPLETE", fileState(file));
        store.patch("/v1/buildUploadFiles/" + file, Bodies.uploaded(file))
                .refused(409, "STATE_ERROR.ENTITY_STATE_INVALID");
    }

    @Test
    void aCommitBeforeAllPartsFailsFileAndUpload() {
        String upload = uploads.reserve("1.1", "7");
        Reply file = uploads.reserveFile(upload, 1000);
        uploads.put(file.attributes().path("uploadOperations").get(0), Uploads.BYTES)
                .is(200);
        assertEquals("FAILED", commit(Bodies.uploaded(file.id()), file.id()));
        JsonNode state = state(upload);
        assertEquals("FAILED", state.path("state").asText());
        assertEquals(
                "1 parts of the file were not uploaded",
                state.at("/errors/0/description").asText());
        uploads.reserve("1.1", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA_256"})
    void theChecksumDecides(String algorithm) throws GeneralSecurityException {
        String hash = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance(algorithm.replace('_', '-')).digest(Uploads.BYTES));
        String right = uploads.send(uploads.reserve("1.1", "7"), Uploads.BYTES);
        assertEquals("UPLOAD_COMPLETE", commit(Bodies.uploaded(right, algorithm, hash), right));
        String wrong = uploads.send(uploads.reserve("1.1", "8"), Uploads.BYTES);
        String changed = (hash.startsWith("0") ? "1" : "0") + hash.substring(1);
        assertEquals("FAILED", commit(Bodies.uploaded(wrong, algorithm, changed), wrong));
    }

    @Test
    void theDigestOfWhatCameIsKept() throws GeneralSecurityException {
        uploads.commit("1.1", "7", Uploads.BYTES);
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Uploads.BYTES)),
                sandbox.get().state().at("/buildUploadFiles/0/facts/sha256").asText());
    }

    @Test
    void theBuildComesLaterThanComplete() {
        String upload = uploads.commit("1.1", "7", Uploads.BYTES);
        assertEquals("PROCESSING", state(upload).path("state").asText());
        sandbox.pass(Timing.USUAL.uploadProcessing());
        assertEquals("COMPLETE", state(upload).path("state").asText());
        assertEquals(List.of(), builds());
        assertTrue(build(upload).isEmpty(), "no build yet");
        sandbox.pass(Timing.USUAL.buildLag());
        assertEquals(List.of(build(upload)), builds());
    }

    @Test
    void aBuildIsProcessedBeforeItIsValidAndHasItsBetaDetailLater() {
        String build = visibleBuild();
        assertEquals("PROCESSING", store.get("/v1/builds/" + build).attribute("processingState"));
        store.get("/v1/builds/" + build + "/buildBetaDetail").refused(404, "NOT_FOUND");
        assertEquals(
                List.of(),
                store.get("/v1/buildBetaDetails?filter[build]=" + build).ids());
        sandbox.pass(Timing.USUAL.betaDetailLag());
        Reply detail = store.get("/v1/builds/" + build + "/buildBetaDetail").is(200);
        assertEquals("PROCESSING", detail.attribute("internalBuildState"));
        assertEquals("PROCESSING", detail.attribute("externalBuildState"));
        sandbox.pass(Timing.USUAL.buildProcessing());
        assertEquals("VALID", store.get("/v1/builds/" + build).attribute("processingState"));
    }

    @Test
    void exportComplianceIsMissingUntilItIsAnsweredOnce() {
        String build = visibleBuild();
        sandbox.pass(Timing.USUAL.buildProcessing());
        Reply detail = store.get("/v1/builds/" + build + "/buildBetaDetail").is(200);
        assertEquals("MISSING_EXPORT_COMPLIANCE", detail.attribute("internalBuildState"));
        assertEquals("MISSING_EXPORT_COMPLIANCE", detail.attribute("externalBuildState"));
        assertFalse(store.get("/v1/builds/" + build).attributes().has("usesNonExemptEncryption"));
        String answer = Bodies.attributes("builds", build, "\"usesNonExemptEncryption\":false");
        store.patch("/v1/builds/" + build, answer).is(200);
        store.patch("/v1/builds/" + build, answer).refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID");
        Reply after = store.get("/v1/builds/" + build + "/buildBetaDetail");
        assertEquals("IN_BETA_TESTING", after.attribute("internalBuildState"));
        assertEquals("READY_FOR_BETA_SUBMISSION", after.attribute("externalBuildState"));
    }

    @Test
    void encryptionThatIsNotExemptNeedsAnApprovedDeclaration() {
        String build = visibleBuild();
        sandbox.pass(Timing.USUAL.buildProcessing());
        store.patch("/v1/builds/" + build, Bodies.attributes("builds", build, "\"usesNonExemptEncryption\":true"))
                .is(200);
        assertEquals("MISSING_EXPORT_COMPLIANCE", internalState(build));
        String declaration = store.post(
                        "/v1/appEncryptionDeclarations",
                        Bodies.related(
                                "appEncryptionDeclarations",
                                "\"appDescription\":\"d\",\"containsProprietaryCryptography\":true,"
                                        + "\"containsThirdPartyCryptography\":false,\"availableOnFrenchStore\":true",
                                "app",
                                "apps",
                                StoreClient.APP))
                .is(201)
                .id();
        store.patch(
                        "/v1/builds/" + build + "/relationships/appEncryptionDeclaration",
                        "{\"data\":{\"type\":\"appEncryptionDeclarations\",\"id\":\"" + declaration + "\"}}")
                .is(204);
        assertEquals("IN_EXPORT_COMPLIANCE_REVIEW", internalState(build));
        sandbox.pass(Timing.USUAL.encryptionReview());
        assertEquals("IN_BETA_TESTING", internalState(build));
    }

    @Test
    void aFailedUploadNeverBecomesABuildAndFreesItsNumber() {
        sandbox.get().verdicts(Verdicts.GOOD.failUploads("90725"));
        String upload = uploads.commit("1.1", "7", Uploads.BYTES);
        sandbox.pass(Timing.USUAL.uploadProcessing());
        assertEquals("FAILED", state(upload).path("state").asText());
        assertEquals("90725", state(upload).at("/errors/0/code").asText());
        assertFalse(state(upload).at("/errors/0/description").asText().isEmpty());
        sandbox.pass(Duration.ofDays(1));
        assertEquals(List.of(), builds());
        uploads.reserve("1.1", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID", "FAILED"})
    void aBuildCanEndBadly(String end) {
        sandbox.get().verdicts(Verdicts.GOOD.endBuilds(end));
        String build = visibleBuild();
        sandbox.pass(Timing.USUAL.buildProcessing());
        assertEquals(end, store.get("/v1/builds/" + build).attribute("processingState"));
        assertEquals("PROCESSING_EXCEPTION", internalState(build));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2", "1.0.0, 2", "0.9, 1"})
    void aClosedTrainFailsInProcessing(String version, String build) {
        String upload = uploads.commit(version, build, Uploads.BYTES);
        sandbox.pass(Timing.USUAL.uploadProcessing());
        assertEquals("FAILED", state(upload).path("state").asText());
        assertEquals("90186", state(upload).at("/errors/0/code").asText());
    }

    @Test
    void aClosedTrainCanBeRefusedAtTheReservation() throws IOException {
        AppStoreSettings strict = AppStoreSettings.USUAL.closedTrains(ClosedTrains.AT_RESERVATION);
        sandbox.start(SandboxOptions.USUAL.appStore(strict));
        store.post("/v1/buildUploads", Bodies.buildUpload("1.0", "2"))
                .refused(409, "STATE_ERROR.VALIDATION_ERROR.90186");
    }

    @Test
    void theSampleAppIsTakenForWhatItIs(@TempDir Path folder) throws IOException {
        Path ipa = folder.resolve("Sample.ipa");
        SampleApp.write(ipa, "1.1", "7");
        String upload = uploads.commit("1.1", "7", Files.readAllBytes(ipa));
        sandbox.pass(Timing.USUAL.uploadProcessing().plus(Timing.USUAL.buildLag()));
        Reply build = store.get("/v1/builds/" + build(upload)).is(200);
        assertFalse(build.attributes().path("usesNonExemptEncryption").asBoolean(true), "as its Info.plist says");
    }

    @Test
    void anArchiveOfAnotherVersionFails(@TempDir Path folder) throws IOException {
        Path ipa = folder.resolve("Sample.ipa");
        SampleApp.write(ipa, "1.1", "7");
        String upload = uploads.commit("1.1", "8", Files.readAllBytes(ipa));
        sandbox.pass(Timing.USUAL.uploadProcessing());
        assertEquals("ASSET_MISMATCH", state(upload).at("/errors/0/code").asText());
    }

    @Test
    void anArchiveWhosePartsWereMixedUpFails(@TempDir Path folder) throws IOException {
        Path ipa = folder.resolve("Sample.ipa");
        SampleApp.write(ipa, "1.1", "7");
        byte[] bytes = Files.readAllBytes(ipa);
        bytes[bytes.length - 1] = 1;
        bytes[bytes.length - 22] = 0;
        String upload = uploads.commit("1.1", "7", bytes);
        assertEquals(
                "The archive is damaged",
                state(upload).at("/errors/0/description").asText());
    }

    @Test
    void aBuildExpires() {
        String build = uploads.build("1.1", "7");
        sandbox.pass(Timing.USUAL.buildLife());
        assertTrue(store.get("/v1/builds/" + build).attributes().path("expired").asBoolean());
        assertEquals("EXPIRED", internalState(build));
    }

    @Test
    void anExpiredBuildStaysExpired() {
        String build = uploads.build("1.1", "7");
        store.patch("/v1/builds/" + build, Bodies.attributes("builds", build, "\"expired\":true"))
                .is(200);
        store.patch("/v1/builds/" + build, Bodies.attributes("builds", build, "\"expired\":false"))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID");
    }

    @Test
    void buildsAreFoundByVersionBuildAndStateNewestFirst() {
        uploads.build("1.1", "7");
        sandbox.pass(MOMENT);
        uploads.build("1.1", "10");
        String query = "/v1/builds?filter[app]=" + StoreClient.APP + "&filter[preReleaseVersion.platform]=IOS";
        assertEquals(
                List.of("10", "7", "1"),
                store.get(query + "&sort=-uploadedDate").all("version"));
        assertEquals(List.of("1", "7", "10"), store.get(query + "&sort=version").all("version"));
        assertEquals(
                List.of("10", "7", "1"),
                store.get(query + "&sort=-preReleaseVersion,-version").all("version"));
        assertEquals(
                List.of("7"),
                store.get(
                                query
                                        + "&filter[version]=7&filter[preReleaseVersion.version]=1.1&filter[processingState]=VALID")
                        .all("version"));
        assertEquals(
                List.of(),
                store.get(query + "&filter[preReleaseVersion.version]=1.1.0").ids(),
                "only the spelling of the first upload");
        assertEquals(
                List.of("1.1", "1.0"),
                store.get("/v1/preReleaseVersions?filter[app]=" + StoreClient.APP + "&sort=-version")
                        .all("version"));
        Reply included = store.get(query + "&include=preReleaseVersion,buildBetaDetail,app")
                .is(200);
        assertEquals(6, included.json().path("included").size(), "2 trains, 3 details, 1 app");
    }

    private String visibleBuild() {
        String upload = uploads.commit("1.1", "7", Uploads.BYTES);
        sandbox.pass(Timing.USUAL.uploadProcessing().plus(Timing.USUAL.buildLag()));
        return build(upload);
    }

    private String commit(String body, String file) {
        return store.patch("/v1/buildUploadFiles/" + file, body)
                .is(200)
                .attributes()
                .at("/assetDeliveryState/state")
                .asText();
    }

    private String fileState(String file) {
        return store.get("/v1/buildUploadFiles/" + file + "?fields[buildUploadFiles]=assetDeliveryState")
                .is(200)
                .attributes()
                .at("/assetDeliveryState/state")
                .asText();
    }

    private JsonNode state(String upload) {
        return store.get("/v1/buildUploads/" + upload).is(200).attributes().path("state");
    }

    private String build(String upload) {
        return store.get("/v1/buildUploads/" + upload + "?include=build")
                .is(200)
                .data()
                .at("/relationships/build/data/id")
                .asText();
    }

    private List<String> builds() {
        return store.get("/v1/builds?filter[app]=" + StoreClient.APP + "&filter[preReleaseVersion.version]=1.1")
                .is(200)
                .ids();
    }

    private String internalState(String build) {
        return store.get("/v1/builds/" + build + "/buildBetaDetail").is(200).attribute("internalBuildState");
    }
}
