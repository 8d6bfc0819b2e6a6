package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.REVIEW;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppInfosTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    private List<String> states() {
        List<String> states = new ArrayList<>();
        client.get("/v1/apps/" + APP + "/appInfos")
                .body()
                .path("data")
                .forEach(info -> states.add(info.at("/attributes/state").asText()));
        return states;
    }

    private String info(String state) {
        for (JsonNode info : client.get("/v1/apps/" + APP + "/appInfos").body().path("data")) {
            if (info.at("/attributes/state").asText().equals(state)) {
                return info.path("id").asText();
            }
        }
        throw new AssertionError("no app info in state " + state);
    }

    private String text(String info, String locale) {
        return client.get("/v1/appInfos/" + info + "/appInfoLocalizations?filter[locale]=" + locale)
                .at("/data/0/id");
    }

    @Test
    void aNewVersionBringsAnAppInfoToEdit() {
        assertEquals(List.of("READY_FOR_DISTRIBUTION"), states());

        String version = scene.version("1.1");

        assertEquals(List.of("READY_FOR_DISTRIBUTION", "PREPARE_FOR_SUBMISSION"), states());
        String info = info("PREPARE_FOR_SUBMISSION");
        assertEquals(
                "Sample",
                client.get("/v1/appInfoLocalizations/" + text(info, "de-DE")).at("/data/attributes/name"));
        assertEquals(
                "UTILITIES",
                client.get("/v1/appInfos/" + info + "/primaryCategory").id());
        ok(204, client.delete("/v1/appStoreVersions/" + version));
        assertEquals(List.of("READY_FOR_DISTRIBUTION"), states());
    }

    @Test
    void theLiveAppInfoTakesNoEdits() {
        String live = info("READY_FOR_DISTRIBUTION");

        assertEquals(
                "409 STATE_ERROR",
                client.update("appInfoLocalizations", text(live, "en-US"), "{'subtitle':'New'}")
                        .refusal());
        assertEquals(
                "409 STATE_ERROR",
                client.relate("appInfos", live, "{" + one("primaryCategory", "appCategories", "NEWS") + "}")
                        .refusal());
    }

    @Test
    void namesHaveLimitsAndAreNeeded() {
        scene.version("1.1");
        String text = text(info("PREPARE_FOR_SUBMISSION"), "en-US");

        ok(200, client.update("appInfoLocalizations", text, "{'subtitle':'" + "x".repeat(30) + "'}"));
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/subtitle",
                client.update("appInfoLocalizations", text, "{'subtitle':'" + "x".repeat(31) + "'}")
                        .refusal());
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.REQUIRED /data/attributes/name",
                client.update("appInfoLocalizations", text, "{'name':null}").refusal());
        ok(
                201,
                client.create(
                        "appInfoLocalizations",
                        "{'locale':'fr-FR','name':'Exemple'}",
                        "{" + one("appInfo", "appInfos", info("PREPARE_FOR_SUBMISSION")) + "}"));
    }

    @Test
    void categoriesAreChosenAndASubcategoryNeedsItsParent() {
        scene.version("1.1");
        String info = info("PREPARE_FOR_SUBMISSION");
        String puzzle = one("primarySubcategoryOne", "appCategories", "GAMES_PUZZLE");

        assertEquals(
                "409 ENTITY_ERROR.RELATIONSHIP.INVALID /data/relationships/primarySubcategoryOne",
                client.relate("appInfos", info, "{" + puzzle + "}").refusal());
        ok(
                200,
                client.relate(
                        "appInfos", info, "{" + one("primaryCategory", "appCategories", "GAMES") + "," + puzzle + "}"));
        assertEquals(
                "GAMES_PUZZLE",
                client.get("/v1/appInfos/" + info + "?include=primarySubcategoryOne")
                        .at("/included/0/id"));
        assertEquals(
                4,
                client.get("/v1/appCategories/GAMES/subcategories")
                        .body()
                        .path("data")
                        .size());
    }

    @Test
    void anUnansweredAgeQuestionIsAnswered() {
        scene.version("1.1");
        String rating = client.get("/v1/appInfos/" + info("PREPARE_FOR_SUBMISSION") + "/ageRatingDeclaration")
                .id();

        assertEquals(
                "FREQUENT",
                ok(200, client.update("ageRatingDeclarations", rating, "{'contests':'FREQUENT','gambling':null}"))
                        .at("/data/attributes/contests"));
    }

    @Test
    void theAppInfoGoesTheWayOfItsVersion() {
        String version = scene.readyVersion("1.1");
        client.update("appInfoLocalizations", text(info("PREPARE_FOR_SUBMISSION"), "en-US"), "{'name':'Sample 2'}");

        scene.submit(version);
        assertEquals(List.of("READY_FOR_DISTRIBUTION", "WAITING_FOR_REVIEW"), states());
        sandbox.pass(Duration.ofHours(13));
        assertEquals(List.of("READY_FOR_DISTRIBUTION", "IN_REVIEW"), states());
        sandbox.pass(REVIEW);

        assertEquals(List.of("REPLACED_WITH_NEW_INFO", "READY_FOR_DISTRIBUTION"), states());
        assertEquals(
                "Sample 2",
                client.get("/v1/appInfoLocalizations/" + text(info("READY_FOR_DISTRIBUTION"), "en-US"))
                        .at("/data/attributes/name"));
    }
}
