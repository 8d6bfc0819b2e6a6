package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Map;

/** What TestFlight does with a build besides groups, texts and review. */
public final class TestFlight {

    private final JsonApi api;

    TestFlight(JsonApi api) {
        this.api = api;
    }

    /** Who tests which builds. */
    public BetaGroups groups() {
        return new BetaGroups(api);
    }

    /** What testers read about a build. */
    public BetaTexts texts() {
        return new BetaTexts(api);
    }

    /** Apple's review for external testers. */
    public BetaReview review() {
        return new BetaReview(api);
    }

    /**
     * Switches whether testers are told by themselves when the build is ready for them.
     *
     * @param betaDetailId see {@link Build#beta()}
     */
    public void autoNotify(String betaDetailId, boolean enabled) throws StoreException {
        api.patch(
                "/v1/buildBetaDetails/" + betaDetailId,
                Body.update("buildBetaDetails", betaDetailId).attribute("autoNotifyEnabled", enabled));
    }

    /** Tells the testers of a build, now, that it is there. Apple refuses where it does so by itself. */
    public void notifyTesters(String buildId) throws StoreException {
        api.post(
                "/v1/buildBetaNotifications",
                Body.create("buildBetaNotifications").relate("build", "builds", buildId));
    }

    /** The ids of the app's encryption declarations that Apple has approved. */
    public List<String> approvedEncryptionDeclarations(String appId) throws StoreException {
        return api.list("/v1/appEncryptionDeclarations", Map.of("filter[app]", appId, "limit", "200")).stream()
                .filter(one -> one.text("appEncryptionDeclarationState")
                        .filter("APPROVED"::equals)
                        .isPresent())
                .map(Resource::id)
                .toList();
    }

    /** Says which declaration stands for the encryption of a build. */
    public void declareEncryption(String buildId, String declarationId) throws StoreException {
        api.relink(
                "/v1/builds/" + buildId + "/relationships/appEncryptionDeclaration",
                Body.toOne("appEncryptionDeclarations", declarationId));
    }
}
