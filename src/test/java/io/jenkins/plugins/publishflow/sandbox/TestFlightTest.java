package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.appstore.testflight.BetaGroups;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, what to test, and beta review. */
class TestFlightTest {

    private static final Duration ALL_REVIEW = Timing.USUAL.betaReviewQueue().plus(Timing.USUAL.betaReview());

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);
    private final Uploads uploads = new Uploads(sandbox);
    private String build;

    @BeforeEach
    void build() {
        build = uploads.build("1.1", "7");
    }

    @Test
    void anAppHasTwoInternalGroupsAndAnExternalOne() {
        Reply groups =
                store.get("/v1/betaGroups?filter[app]=" + StoreClient.APP).is(200);
        assertEquals(List.of(BetaGroups.TEAM, BetaGroups.QA, BetaGroups.TESTERS), groups.all("name"));
        assertEquals(List.of("true", "true", "false"), groups.all("isInternalGroup"));
        assertEquals(List.of("true", "false", "false"), groups.all("hasAccessToAllBuilds"));
    }

    @Test
    void aGroupTakesABuildOnce() {
        String group = group(BetaGroups.QA);
        assign(group).is(204);
        assign(group).is(204);
        assertEquals(
                List.of(build),
                store.get("/v1/betaGroups/" + group + "/builds").is(200).ids());
        assertEquals(List.of(BetaGroups.QA), groupsOfBuild());
        store.delete("/v1/builds/" + build + "/relationships/betaGroups", Bodies.linkage("betaGroups", group))
                .is(204);
        assertEquals(List.of(), groupsOfBuild());
    }

    @Test
    void buildsCanBeAssignedFromTheGroupToo() {
        String target = "/v1/betaGroups/" + group(BetaGroups.TESTERS) + "/relationships/builds";
        store.post(target, Bodies.linkage("builds", build)).is(204);
        assertEquals(List.of(BetaGroups.TESTERS), groupsOfBuild());
        store.delete(target, Bodies.linkage("builds", build)).is(204);
        assertEquals(List.of(), groupsOfBuild());
    }

    @Test
    void aGroupWithAllBuildsTakesNone() {
        assign(group(BetaGroups.TEAM)).refused(422, "ENTITY_UNPROCESSABLE.GROUP_HAS_ALL_BUILDS");
    }

    @Test
    void groupsAndBetaReviewRefuseABuildInProcessing() {
        String upload = uploads.commit("1.1", "8", Uploads.BYTES);
        sandbox.pass(Timing.USUAL.uploadProcessing().plus(Timing.USUAL.buildLag()));
        build = buildOf(upload);
        assign(group(BetaGroups.QA)).refused(422, "ENTITY_UNPROCESSABLE.BUILD_PROCESSING");
        submit().refused(422, "ENTITY_UNPROCESSABLE.BUILD_PROCESSING");
        sandbox.pass(Timing.USUAL.buildProcessing());
        assign(group(BetaGroups.QA)).refused(422, "ENTITY_UNPROCESSABLE.EXPORT_COMPLIANCE");
        submit().refused(422, "ENTITY_UNPROCESSABLE.EXPORT_COMPLIANCE");
    }

    @Test
    void groupsAndBetaReviewRefuseAnExpiredBuild() {
        store.patch("/v1/builds/" + build, Bodies.attributes("builds", build, "\"expired\":true"))
                .is(200);
        assign(group(BetaGroups.TESTERS)).refused(422, "ENTITY_UNPROCESSABLE.BUILD_EXPIRED");
        submit().refused(422, "ENTITY_UNPROCESSABLE.BUILD_EXPIRED");
    }

    @Test
    void aGroupCanBeMadeRenamedAndDeleted() {
        String body = Bodies.related("betaGroups", "\"name\":\"Friends\"", "app", "apps", StoreClient.APP);
        String group = store.post("/v1/betaGroups", body).is(201).id();
        store.post("/v1/betaGroups", body).refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
        Reply renamed = store.patch(
                        "/v1/betaGroups/" + group, Bodies.attributes("betaGroups", group, "\"name\":\"Family\""))
                .is(200);
        assertEquals("Family", renamed.attribute("name"));
        store.delete("/v1/betaGroups/" + group).is(204);
        store.get("/v1/betaGroups/" + group).refused(404, "NOT_FOUND");
        store.post(
                        "/v1/betaGroups",
                        Bodies.related(
                                "betaGroups",
                                "\"name\":\"All\",\"hasAccessToAllBuilds\":true",
                                "app",
                                "apps",
                                StoreClient.APP))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID");
    }

    @Test
    void aBuildHasAnEmptyTextInThePrimaryLanguage() {
        Reply texts =
                store.get("/v1/betaBuildLocalizations?filter[build]=" + build).is(200);
        assertEquals(List.of("en-US"), texts.all("locale"));
        assertEquals(List.of(""), texts.all("whatsNew"));
        store.post("/v1/betaBuildLocalizations", text("en-US", "New."))
                .refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE");
        store.post("/v1/betaBuildLocalizations", text("de-DE", "Neu.")).is(201);
        assertEquals(
                List.of("Neu."),
                store.get("/v1/betaBuildLocalizations?filter[build]=" + build + "&filter[locale]=de-DE")
                        .all("whatsNew"));
    }

    @Test
    void whatToTestHasALimit() {
        String id = store.get("/v1/betaBuildLocalizations?filter[build]=" + build)
                .ids()
                .get(0);
        String target = "/v1/betaBuildLocalizations/" + id;
        store.patch(target, whatsNew(id, "x".repeat(4000))).is(200);
        store.patch(target, whatsNew(id, "x".repeat(4001))).refused(409, "ENTITY_ERROR.ATTRIBUTE.INVALID");
    }

    @Test
    void aDeletedTextDoesNotComeBack() {
        String id = store.get("/v1/betaBuildLocalizations?filter[build]=" + build)
                .ids()
                .get(0);
        store.delete("/v1/betaBuildLocalizations/" + id).is(204);
        assertEquals(
                List.of(),
                store.get("/v1/betaBuildLocalizations?filter[build]=" + build).ids());
    }

    @Test
    void betaReviewNeedsAContactAndATextOfWhatToTest() {
        submit().refused(422, "ENTITY_UNPROCESSABLE.WHATS_NEW_MISSING");
        writeWhatsNew();
        String contact = store.get("/v1/betaAppReviewDetails?filter[app]=" + StoreClient.APP)
                .ids()
                .get(0);
        store.patch(
                        "/v1/betaAppReviewDetails/" + contact,
                        Bodies.attributes("betaAppReviewDetails", contact, "\"contactPhone\":null"))
                .is(200);
        submit().refused(422, "ENTITY_UNPROCESSABLE.BETA_CONTACT_MISSING");
        store.patch(
                        "/v1/betaAppReviewDetails/" + contact,
                        Bodies.attributes("betaAppReviewDetails", contact, "\"contactPhone\":\"1\""))
                .is(200);
        submit().is(201);
    }

    @Test
    void betaReviewGoesThroughItsStatesToTheTesters() {
        writeWhatsNew();
        assign(group(BetaGroups.TESTERS)).is(204);
        assertEquals("READY_FOR_BETA_SUBMISSION", external());
        Reply submission = submit().is(201);
        assertEquals("WAITING_FOR_REVIEW", submission.attribute("betaReviewState"));
        assertEquals("WAITING_FOR_BETA_REVIEW", external());
        sandbox.pass(Timing.USUAL.betaReviewQueue());
        assertEquals("IN_BETA_REVIEW", external());
        sandbox.pass(Timing.USUAL.betaReview());
        assertEquals("BETA_APPROVED", external());
        assertEquals(
                List.of("APPROVED"),
                store.get("/v1/betaAppReviewSubmissions?filter[build]=" + build).all("betaReviewState"));
        sandbox.pass(Timing.USUAL.betaDistribution());
        assertEquals("IN_BETA_TESTING", external());
    }

    @Test
    void anApprovedBuildWithoutAGroupIsNotInTesting() {
        writeWhatsNew();
        submit().is(201);
        sandbox.pass(ALL_REVIEW.plus(Duration.ofDays(1)));
        assertEquals("BETA_APPROVED", external());
        assign(group(BetaGroups.TESTERS)).is(204);
        assertEquals("IN_BETA_TESTING", external());
    }

    @Test
    void betaReviewCanReject() {
        writeWhatsNew();
        sandbox.get().verdicts(Verdicts.GOOD.rejectBeta());
        submit().is(201);
        sandbox.pass(ALL_REVIEW);
        assertEquals("BETA_REJECTED", external());
        assertEquals("IN_BETA_TESTING", internal(), "inside the team nobody reviews");
        assign(group(BetaGroups.TESTERS)).refused(422, "ENTITY_UNPROCESSABLE.BUILD_NOT_EXTERNALLY_ASSIGNABLE");
    }

    @Test
    void aBuildIsSubmittedOnceAndOneBuildOfAVersionAtATime() {
        writeWhatsNew();
        submit().is(201);
        submit().refused(409, "STATE_ERROR.ENTITY_STATE_INVALID");
        build = uploads.build("1.1", "8");
        writeWhatsNew();
        submit().refused(422, "ENTITY_UNPROCESSABLE.ANOTHER_BUILD_IN_REVIEW");
        sandbox.pass(ALL_REVIEW);
        submit().is(201);
    }

    @Test
    void notificationsAreRefusedWhereTestersAreNotifiedAnyhow() {
        String body = Bodies.related("buildBetaNotifications", "build", "builds", build);
        store.post("/v1/buildBetaNotifications", body).is(201);
        Reply detail = store.patch(
                        "/v1/buildBetaDetails/" + build,
                        Bodies.attributes("buildBetaDetails", build, "\"autoNotifyEnabled\":true"))
                .is(200);
        assertTrue(detail.attributes().path("autoNotifyEnabled").asBoolean());
        assertEquals(
                "Auto-notify already enabled",
                store.post("/v1/buildBetaNotifications", body)
                        .refused(409, "STATE_ERROR.ENTITY_STATE_INVALID")
                        .path("detail")
                        .asText());
    }

    @Test
    void aBuildWithoutSubmissionHasNone() {
        store.get("/v1/builds/" + build + "/betaAppReviewSubmission").refused(404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/betaAppReviewSubmissions", "/v1/betaAppReviewDetails"})
    @SendsWrongRequests
    void listsThatNeedAFilterRefuseWithout(String target) {
        store.get(target).refused(400, "PARAMETER_ERROR.REQUIRED");
    }

    @Test
    void testersReadOfTheAppInTheirLanguage() {
        assertEquals(
                List.of("en-US"),
                store.get("/v1/betaAppLocalizations?filter[app]=" + StoreClient.APP)
                        .all("locale"));
        String german = store.post(
                        "/v1/betaAppLocalizations",
                        Bodies.related("betaAppLocalizations", "\"locale\":\"de-DE\"", "app", "apps", StoreClient.APP))
                .is(201)
                .id();
        Reply written = store.patch(
                        "/v1/betaAppLocalizations/" + german,
                        Bodies.attributes("betaAppLocalizations", german, "\"description\":\"Eine App.\""))
                .is(200);
        assertEquals("Eine App.", written.attribute("description"));
    }

    @Test
    void aDemoPasswordIsTakenAndDoesNotShowInTheState() {
        String contact = store.get("/v1/betaAppReviewDetails?filter[app]=" + StoreClient.APP)
                .ids()
                .get(0);
        Reply written = store.patch(
                        "/v1/betaAppReviewDetails/" + contact,
                        Bodies.attributes("betaAppReviewDetails", contact, "\"demoAccountPassword\":\"tomato-17\""))
                .is(200);
        assertEquals("tomato-17", written.attribute("demoAccountPassword"));
        assertFalse(store.get("/sandbox/state").is(200).text().contains("tomato-17"));
    }

    private Reply assign(String group) {
        return store.post("/v1/builds/" + build + "/relationships/betaGroups", Bodies.linkage("betaGroups", group));
    }

    private Reply submit() {
        return store.post(
                "/v1/betaAppReviewSubmissions", Bodies.related("betaAppReviewSubmissions", "build", "builds", build));
    }

    private void writeWhatsNew() {
        String id = store.get("/v1/betaBuildLocalizations?filter[build]=" + build)
                .ids()
                .get(0);
        store.patch("/v1/betaBuildLocalizations/" + id, whatsNew(id, "Everything."))
                .is(200);
    }

    private static String whatsNew(String id, String text) {
        return Bodies.attributes("betaBuildLocalizations", id, "\"whatsNew\":\"" + text + "\"");
    }

    private String text(String locale, String whatsNew) {
        return Bodies.related(
                "betaBuildLocalizations",
                "\"locale\":\"" + locale + "\",\"whatsNew\":\"" + whatsNew + "\"",
                "build",
                "builds",
                build);
    }

    private String group(String name) {
        return store.get("/v1/betaGroups?filter[app]=" + StoreClient.APP + "&filter[name]=" + name.replace(" ", "%20"))
                .is(200)
                .ids()
                .get(0);
    }

    private List<String> groupsOfBuild() {
        Reply reply = store.get("/v1/betaGroups?filter[builds]=" + build).is(200);
        return reply.all("name");
    }

    private String buildOf(String upload) {
        return store.get("/v1/buildUploads/" + upload + "?include=build")
                .data()
                .at("/relationships/build/data/id")
                .asText();
    }

    private String external() {
        return detail().attribute("externalBuildState");
    }

    private String internal() {
        return detail().attribute("internalBuildState");
    }

    private Reply detail() {
        return store.get("/v1/builds/" + build + "/buildBetaDetail").is(200);
    }
}
