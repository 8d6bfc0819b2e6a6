package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;

/** A version that people have prepared by hand: with what's new in every language, and a contact for App Review. */
final class PreparedVersion {

    private PreparedVersion() {}

    static void make(Resource app, CatalogueApp facts, AppStoreState state) {
        Resource version = NewVersion.make(app, "IOS", facts.prepared(), state);
        version.related(VersionTexts.TYPE).forEach(text -> text.set("whatsNew", "Written by hand."));
        state.resources()
                .create(ReviewDetails.TYPE)
                .link("appStoreVersion", version)
                .set("contactFirstName", "Sam")
                .set("contactLastName", "Sample")
                .set("contactPhone", "+1 555 0100")
                .set("contactEmail", "sam@example.com");
    }
}
