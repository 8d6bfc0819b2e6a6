package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.NEW_APP;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.contract.SendsWrongRequests;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.Reply;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTextsTest {

    private static final String TEXTS = "appStoreVersionLocalizations";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();
    private String version;
    private String english;

    @BeforeEach
    void version() {
        version = scene.version("1.1");
        english = scene.text(version, "en-US");
    }

    private Reply create(String attributes) {
        return client.create(TEXTS, attributes, "{" + one("appStoreVersion", "appStoreVersions", version) + "}");
    }

    @ParameterizedTest
    @CsvSource({"description, 4000", "whatsNew, 4000", "keywords, 100", "promotionalText, 170"})
    void eachTextHasItsLimit(String attribute, int limit) {
        String attributes = "{'" + attribute + "':'%s'}";

        ok(200, client.update(TEXTS, english, attributes.formatted("x".repeat(limit))));
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/" + attribute,
                client.update(TEXTS, english, attributes.formatted("x".repeat(limit + 1)))
                        .refusal());
    }

    @Test
    void limitsCountCharactersNotBytes() {
        ok(200, client.update(TEXTS, english, "{'keywords':'" + "\uD83D\uDE80".repeat(100) + "'}"));
    }

    @Test
    void aLanguageIsAddedOnce() {
        ok(201, create("{'locale':'fr-FR','description':'Bonjour'}"));

        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE /data/attributes/locale",
                create("{'locale':'fr-FR'}").refusal());
    }

    @Test
    void aLanguageThatTheStoreLacksIsRefused() {
        assertEquals(
                "409 ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/locale",
                create("{'locale':'de'}").refusal());
    }

    @Test
    @SendsWrongRequests
    void anAddressMustBeOne() {
        String expected = "409 ENTITY_ERROR.ATTRIBUTE.INVALID /data/attributes/supportUrl";

        assertEquals(
                expected,
                client.update(TEXTS, english, "{'supportUrl':'sample.example.com'}")
                        .refusal());
        assertEquals(
                expected,
                client.update(TEXTS, english, "{'supportUrl':'ftp://example.com'}")
                        .refusal());
    }

    @Test
    void aLanguageCanGoButNotThePrimaryOne() {
        ok(204, client.delete("/v1/" + TEXTS + "/" + scene.text(version, "de-DE")));
        assertEquals(
                1,
                client.get("/v1/appStoreVersions/" + version + "/" + TEXTS)
                        .body()
                        .path("data")
                        .size());

        assertEquals(
                "409 STATE_ERROR", client.delete("/v1/" + TEXTS + "/" + english).refusal());
    }

    @Test
    void aFirstVersionTakesNoNews() {
        String first = scene.find(NEW_APP, "1.0");

        Reply refused = client.update(TEXTS, scene.text(first, "en-US"), "{'whatsNew':'All of it'}");

        assertEquals("409 STATE_ERROR /data/attributes/whatsNew", refused.refusal());
        assertEquals("Attribute 'whatsNew' cannot be edited at this time", refused.detail());
    }
}
