package io.jenkins.plugins.publishflow.sandbox.appstore.review;

import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.LAG;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadinessTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    /** Submits the version; the pointers that the refusal has for that resource. */
    private List<String> missing(String version, String path) {
        String draft = scene.draft();
        ok(201, scene.added(draft, version));
        sandbox.pass(LAG);
        Reply refused = scene.submitted(draft);
        assertEquals("409 STATE_ERROR", refused.refusal());
        List<String> pointers = new ArrayList<>();
        for (JsonNode error : refused.associatedErrors().path(path)) {
            pointers.add(error.at("/source/pointer").asText(error.path("detail").asText()));
        }
        return pointers;
    }

    @Test
    void aVersionNeedsBuildAndContact() {
        String version = scene.version("1.1");
        client.update("appStoreVersions", version, "{'copyright':null}");

        assertEquals(
                List.of(
                        "/data/attributes/copyright",
                        "/data/relationships/build",
                        "/data/relationships/appStoreReviewDetail"),
                missing(version, "/v1/appStoreVersions/" + version));
    }

    @Test
    void everyLanguageNeedsItsTexts() {
        String version = scene.version("1.1");
        String german = scene.text(version, "de-DE");
        ok(200, client.update("appStoreVersionLocalizations", german, "{'supportUrl':null,'keywords':' '}"));

        assertEquals(
                List.of("/data/attributes/keywords", "/data/attributes/supportUrl", "/data/attributes/whatsNew"),
                missing(version, "/v1/appStoreVersionLocalizations/" + german));
    }

    @Test
    void theBuildNeedsTheAnswerOnEncryptionAndTheVersionsNumber() {
        String version = scene.version("1.1");
        String build = scene.build("1.1", "7");
        scene.chooseBuild(version, build);
        ok(200, client.update("appStoreVersions", version, "{'versionString':'1.2'}"));

        assertEquals(
                List.of("/data/attributes/usesNonExemptEncryption", "The build is of another version than 1.2"),
                missing(version, "/v1/builds/" + build));
    }

    @Test
    void aDemoAccountNeedsNameAndPassword() {
        String version = scene.version("1.1");
        String detail = scene.writeContact(version);
        ok(200, client.update("appStoreReviewDetails", detail, "{'contactPhone':null,'demoAccountRequired':true}"));

        assertEquals(
                List.of(
                        "/data/attributes/contactPhone",
                        "/data/attributes/demoAccountName",
                        "/data/attributes/demoAccountPassword"),
                missing(version, "/v1/appStoreReviewDetails/" + detail));
    }

    @Test
    void theAppInfoNeedsPrivacyPolicyAndAnswersOnAge() {
        String version = scene.version("1.1");
        JsonNode infos = client.get("/v1/apps/" + APP + "/appInfos").body().path("data");
        String info = infos.path(1).path("id").asText();
        String rating =
                client.get("/v1/appInfos/" + info + "/ageRatingDeclaration").id();
        ok(200, client.update("ageRatingDeclarations", rating, "{'gambling':null}"));
        String text =
                client.get("/v1/appInfos/" + info + "/appInfoLocalizations").at("/data/0/id");
        ok(200, client.update("appInfoLocalizations", text, "{'privacyPolicyUrl':null}"));

        assertEquals(
                List.of("/data/attributes/privacyPolicyUrl"), missing(version, "/v1/appInfoLocalizations/" + text));
    }

    @Test
    void nothingChangesWhereASubmissionIsRefused() {
        String version = scene.version("1.1");

        assertFalse(missing(version, "/v1/appStoreVersions/" + version).isEmpty());

        assertEquals("READY_FOR_REVIEW", scene.stateOf(version));
    }
}
