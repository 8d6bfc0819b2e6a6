package io.jenkins.plugins.publishflow.sandbox.appstore;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What tests of versions, review and release start from, done by requests alone. */
public final class ReleaseScene {

    /** An app with version 1.0 in the store. */
    public static final String APP = CatalogueApp.SAMPLE.id();

    /** An app whose first version is still to come. */
    public static final String NEW_APP = CatalogueApp.DECOY.id();

    /** Longer than any processing of an upload takes. */
    public static final Duration PROCESSING = Duration.ofHours(1);

    /** Longer than a version takes to show that it is in a submission. */
    public static final Duration LAG = Duration.ofMinutes(1);

    /** Longer than queue and review together. */
    public static final Duration REVIEW = Duration.ofDays(2);

    private static final int FILE_SIZE = 90;

    private final CheckedSandbox sandbox;
    private final RawClient client;

    public ReleaseScene(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
        this.client = new RawClient(sandbox);
    }

    public RawClient client() {
        return client;
    }

    /** Uploads a build of the sample app and waits until it is processed; the build's id. */
    public String build(String version, String number) {
        String upload = upload(APP, version, number);
        sandbox.pass(PROCESSING);
        Reply reply = client.get("/v1/buildUploads/" + upload + "?include=build");
        assertEquals("COMPLETE", reply.at("/data/attributes/state/state"));
        return reply.at("/data/relationships/build/data/id");
    }

    /** Uploads a build whose export compliance is answered, too. */
    public String compliantBuild(String version, String number) {
        String build = build(version, number);
        ok(200, client.update("builds", build, "{'usesNonExemptEncryption':false}"));
        return build;
    }

    /** Uploads a build and commits it; the upload's id. */
    public String upload(String app, String version, String number) {
        String upload = ok(
                        201,
                        client.create(
                                "buildUploads",
                                "{'cfBundleShortVersionString':'%s','cfBundleVersion':'%s','platform':'IOS'}"
                                        .formatted(version, number),
                                "{" + one("app", "apps", app) + "}"))
                .id();
        Reply file = ok(
                201,
                client.create(
                        "buildUploadFiles",
                        "{'assetType':'ASSET','fileName':'a.ipa','fileSize':%d,'uti':'com.apple.ipa'}"
                                .formatted(FILE_SIZE),
                        "{" + one("buildUpload", "buildUploads", upload) + "}"));
        file.body().at("/data/attributes/uploadOperations").forEach(ReleaseScene::send);
        ok(200, client.update("buildUploadFiles", file.id(), "{'uploaded':true}"));
        return upload;
    }

    /** Makes a version of the sample app; its id. */
    public String version(String number) {
        return ok(
                        201,
                        client.create(
                                "appStoreVersions",
                                "{'platform':'IOS','versionString':'%s'}".formatted(number),
                                "{" + one("app", "apps", APP) + "}"))
                .id();
    }

    /** A version of the sample app that lacks nothing; its id. */
    public String readyVersion(String number) {
        String version = version(number);
        chooseBuild(version, compliantBuild(number, "7"));
        writeTexts(version);
        writeContact(version);
        return version;
    }

    public void chooseBuild(String version, String build) {
        ok(204, chosen(version, build));
    }

    /** Asks for that build to be the version's. */
    public Reply chosen(String version, String build) {
        return client.send(
                "PATCH",
                "/v1/appStoreVersions/" + version + "/relationships/build",
                "{'data':{'type':'builds','id':'%s'}}".formatted(build));
    }

    public void writeTexts(String version) {
        client.get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations")
                .body()
                .path("data")
                .forEach(text -> ok(
                        200,
                        client.update(
                                "appStoreVersionLocalizations", text.path("id").asText(), "{'whatsNew':'Faster.'}")));
    }

    /** The id of the review details. */
    public String writeContact(String version) {
        return ok(
                        201,
                        client.create(
                                "appStoreReviewDetails",
                                "{'contactFirstName':'Ada','contactLastName':'Byron','contactPhone':'+44 1',"
                                        + "'contactEmail':'ada@example.com'}",
                                "{" + one("appStoreVersion", "appStoreVersions", version) + "}"))
                .id();
    }

    /** Opens a submission of the sample app; its id. */
    public String draft() {
        return ok(201, client.create("reviewSubmissions", "{'platform':'IOS'}", "{" + one("app", "apps", APP) + "}"))
                .id();
    }

    /** Asks for the version to be put into the submission. */
    public Reply added(String submission, String version) {
        return client.create(
                "reviewSubmissionItems",
                "{" + one("reviewSubmission", "reviewSubmissions", submission) + ","
                        + one("appStoreVersion", "appStoreVersions", version) + "}");
    }

    /** Submits that version; the submission's id. */
    public String submit(String version) {
        String submission = draft();
        ok(201, added(submission, version));
        sandbox.pass(LAG);
        ok(200, submitted(submission));
        return submission;
    }

    /** Asks for the submission to be handed in. */
    public Reply submitted(String submission) {
        return client.update("reviewSubmissions", submission, "{'submitted':true}");
    }

    /** Asks for the submission to be taken back. */
    public Reply canceled(String submission) {
        return client.update("reviewSubmissions", submission, "{'canceled':true}");
    }

    /** The version's state. */
    public String stateOf(String version) {
        return client.get("/v1/appStoreVersions/" + version).at("/data/attributes/appVersionState");
    }

    /** The submission's state. */
    public String stateOfSubmission(String submission) {
        return client.get("/v1/reviewSubmissions/" + submission).at("/data/attributes/state");
    }

    /** The id of the version with that number. */
    public String find(String app, String number) {
        return client.get("/v1/apps/" + app + "/appStoreVersions?filter[versionString]=" + number)
                .at("/data/0/id");
    }

    /** The id of the version's texts in that language. */
    public String text(String version, String locale) {
        return client.get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations?filter[locale]=" + locale)
                .at("/data/0/id");
    }

    /** The reply itself, after a look at its status. */
    public static Reply ok(int status, Reply reply) {
        assertEquals(status, reply.status(), () -> reply.body().toString());
        return reply;
    }

    private static void send(JsonNode operation) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(operation.path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(
                        new byte[operation.path("length").asInt()]));
        operation
                .path("requestHeaders")
                .forEach(header -> request.header(
                        header.path("name").asText(), header.path("value").asText()));
        try {
            assertEquals(
                    200,
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
