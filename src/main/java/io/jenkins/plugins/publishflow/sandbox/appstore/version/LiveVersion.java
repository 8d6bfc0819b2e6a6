package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.time.Duration;
import java.time.Instant;

/** The version that an app of the catalogue has in the store from the start, with texts in its languages. */
final class LiveVersion {

    private static final Duration AGE = Duration.ofDays(30);
    private static final String SITE = "https://sample.example.com/";

    private LiveVersion() {}

    static void make(Resource app, CatalogueApp facts, AppStoreState state) {
        Instant released = state.now().minus(AGE);
        Resource version = NewVersion.make(app, "IOS", facts.liveVersion(), state)
                .set("copyright", "2026 " + facts.name())
                .set("createdDate", released);
        version.related(VersionTexts.TYPE).forEach(state.resources()::delete);
        facts.locales()
                .forEach(locale -> text(version, locale, state)
                        .set("description", facts.name() + " shows how a release goes its way.")
                        .set("keywords", "sample,release")
                        .set("promotionalText", "Now in the store."));
        app.related("builds").stream()
                .filter(build -> build.is("version", CatalogueApp.LIVE_BUILD))
                .forEach(build -> version.link("build", build));
        Versions.move(version, VersionState.READY_FOR_DISTRIBUTION, released);
    }

    private static Resource text(Resource version, String locale, AppStoreState state) {
        return state.resources()
                .create(VersionTexts.TYPE)
                .link("appStoreVersion", version)
                .set("locale", locale)
                .set("supportUrl", SITE + "support")
                .set("marketingUrl", SITE);
    }
}
