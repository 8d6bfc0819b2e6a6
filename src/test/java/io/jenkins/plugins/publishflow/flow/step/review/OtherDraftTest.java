package io.jenkins.plugins.publishflow.flow.step.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.SavedRun;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Apple says that the version is in another submission already, one that was not in the list: laid out by hand. */
class OtherDraftTest {

    private static final String ITEMS = "/v1/reviewSubmissions/other/items";

    private final CannedServer server = new CannedServer();
    private final VirtualClock clock = new VirtualClock();
    private final SavedRun saved = new SavedRun();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void goesOnWithADraftThatHoldsTheVersionAlone() throws Exception {
        refuseTheItem();
        server.on("GET", "/v1/reviewSubmissions/other", 200, submission("other", "READY_FOR_REVIEW"));
        server.on("GET", ITEMS, 200, "{\"data\":[" + item("v1") + "]}");
        server.on("GET", "/v1/appStoreVersions/v1", 200, "{\"data\":" + version("READY_FOR_REVIEW") + "}");

        assertEquals("other", run().outputs().get("draft"));
    }

    @Test
    void stopsWhereTheOtherOneIsWithAppReview() throws Exception {
        refuseTheItem();
        server.on("GET", "/v1/reviewSubmissions/other", 200, submission("other", "IN_REVIEW"));

        assertEquals(
                "app-store.in-other-submission", run().problem().orElseThrow().code());
    }

    @Test
    void stopsWhereTheOtherOneHoldsMore() throws Exception {
        refuseTheItem();
        server.on("GET", "/v1/reviewSubmissions/other", 200, submission("other", "READY_FOR_REVIEW"));
        server.on("GET", ITEMS, 200, "{\"data\":[" + item("v1") + "," + item("v2") + "]}");

        assertEquals("app-store.foreign-draft", run().problem().orElseThrow().code());
    }

    private void refuseTheItem() {
        server.on(
                "GET",
                "/v1/apps",
                200,
                "{\"data\":[{\"type\":\"apps\",\"id\":\"a1\",\"attributes\":{\"bundleId\":\"com.example\"}}]}");
        server.on("GET", "/v1/apps/a1/appStoreVersions", 200, "{\"data\":[" + version("PREPARE_FOR_SUBMISSION") + "]}");
        server.on("GET", "/v1/reviewSubmissions", 200, "{\"data\":[]}");
        server.on("POST", "/v1/reviewSubmissions", 201, submission("mine", "READY_FOR_REVIEW"));
        server.on("POST", "/v1/reviewSubmissionItems", 409, """
                {"errors":[{"status":"409","code":"STATE_ERROR.ENTITY_STATE_INVALID","title":"No.","detail":"See why.",
                "meta":{"associatedErrors":{"/appStoreVersions/v1":[{"status":"409","code":"STATE_ERROR",
                "title":"No.","detail":"v1 was already added to another reviewSubmission with id other"}]}}}]}
                """);
    }

    private static String submission(String id, String state) {
        return "{\"data\":{\"type\":\"reviewSubmissions\",\"id\":\"" + id + "\",\"attributes\":{\"state\":\"" + state
                + "\"}}}";
    }

    private static String version(String state) {
        return "{\"type\":\"appStoreVersions\",\"id\":\"v1\",\"attributes\":{\"platform\":\"IOS\","
                + "\"versionString\":\"1.1\",\"appVersionState\":\"" + state + "\"}}";
    }

    private static String item(String version) {
        return "{\"type\":\"reviewSubmissionItems\",\"id\":\"i-" + version + "\",\"attributes\":{"
                + "\"state\":\"READY_FOR_REVIEW\"},\"relationships\":{\"appStoreVersion\":{\"data\":{"
                + "\"type\":\"appStoreVersions\",\"id\":\"" + version + "\"}}}}";
    }

    private StepRun run() throws IOException {
        StepSettings settings = new StepSettings(Map.of("bundleId", "com.example", "version", "1.1"));
        Flow.Step step = new Flow.Step("draft", "draft", "draft", null, Duration.ofHours(1), settings);
        FlowRun run = new FlowRun(
                "run-1", new Flow("test", List.of(step)), null, Map.of(), true, new FlowRun.Origin("anna", null, null));
        FlowEngine engine = new FlowEngine(
                run, name -> Optional.of(new DraftAlone()), this::connect, saved, saved, FlowListener.NONE, clock);
        Next next = engine.advance();
        while (!(next instanceof Next.Ended)) {
            assertEquals(new Next.Again(), next);
            next = engine.advance();
        }
        return saved.load().steps().get(0);
    }

    private AppStoreConnect connect() throws StoreException {
        return new AppStoreConnect(
                AppStoreKeyFile.parse(pem(), null, "2X9R4HXF34", "57246542-96fe-1a63-e053-0824d011072a"),
                server.base(),
                new StoreHttp(HttpSettings.DEFAULT, clock),
                clock,
                ExchangeListener.NONE);
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The phase by itself. */
    private record DraftAlone() implements StepType {

        @Override
        public String name() {
            return "draft";
        }

        @Override
        public String displayName() {
            return "draft";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<Output> outputs() {
            return List.of();
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofHours(1);
        }

        @Override
        public boolean needsBinary() {
            return false;
        }

        @Override
        public FlowStep create(StepSettings settings) {
            return context -> {
                Submission submission = new Submission(context, settings, ReleaseTarget.of(context, settings));
                Optional<Outcome> unfinished = new ReviewDraft(submission).advance();
                return unfinished.orElseGet(() ->
                        new Outcome.Done(Map.of("draft", submission.draft().orElseThrow())));
            };
        }
    }
}
