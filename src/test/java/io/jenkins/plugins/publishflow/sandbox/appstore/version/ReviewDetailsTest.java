package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import static io.jenkins.plugins.publishflow.sandbox.appstore.RawClient.one;
import static io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewDetailsTest {

    private static final String DETAILS = "appStoreReviewDetails";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final RawClient client = scene.client();

    @Test
    void aVersionBeginsWithoutContact() {
        String version = scene.version("1.1");
        String path = "/v1/appStoreVersions/" + version + "/appStoreReviewDetail";

        assertTrue(ok(200, client.get(path)).body().path("data").isNull());
        String detail = scene.writeContact(version);
        assertEquals(detail, client.get(path).id());
        assertEquals("Ada", client.get(path).at("/data/attributes/contactFirstName"));
    }

    @Test
    void aVersionHasOneContact() {
        String version = scene.version("1.1");
        scene.writeContact(version);

        assertEquals(
                "409 ENTITY_ERROR.RELATIONSHIP.INVALID.DUPLICATE /data/relationships/appStoreVersion",
                client.create(
                                DETAILS,
                                "{'notes':'Again'}",
                                "{" + one("appStoreVersion", "appStoreVersions", version) + "}")
                        .refusal());
    }

    @Test
    void thePasswordIsNotInTheStateThatPeopleSee() {
        String detail = scene.writeContact(scene.version("1.1"));

        ok(200, client.update(DETAILS, detail, "{'demoAccountName':'ada','demoAccountPassword':'s3cret-99'}"));

        String state = sandbox.get().state().toString();
        assertTrue(state.contains("'demoAccountName':'ada'".replace('\'', '"')), state);
        assertFalse(state.contains("s3cret-99"), state);
    }
}
