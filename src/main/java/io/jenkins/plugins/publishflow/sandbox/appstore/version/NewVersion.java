package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfoPair;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.util.Optional;

/**
 * Makes a version. It takes over the copyright and all texts but {@code whatsNew} from the live one. That the contact for
 * App Review does not come along is an assumption; a very first version begins in the app's primary language.
 */
final class NewVersion {

    private NewVersion() {}

    static Resource make(Resource app, String platform, String number, AppStoreState state) {
        Resource version = state.resources()
                .create(Versions.TYPE)
                .set("platform", platform)
                .set("versionString", number)
                .set("releaseType", "AFTER_APPROVAL")
                .set("reviewType", "APP_STORE")
                .set("downloadable", true)
                .set("createdDate", state.now());
        Optional<Resource> live = Versions.live(app, platform);
        version.link("app", app);
        live.ifPresentOrElse(
                old -> copyTexts(old, version, state),
                () -> text(version, state).set("locale", app.text("primaryLocale")));
        AppInfoPair.prepareNext(app, state.resources());
        Versions.move(version, VersionState.PREPARE_FOR_SUBMISSION, state.now());
        return version;
    }

    private static void copyTexts(Resource from, Resource to, AppStoreState state) {
        to.set("copyright", from.text("copyright"));
        from.related(VersionTexts.TYPE)
                .forEach(text ->
                        text(to, state).setAll(text.type().visible(text)).set("whatsNew", (String) null));
    }

    private static Resource text(Resource version, AppStoreState state) {
        return state.resources().create(VersionTexts.TYPE).link("appStoreVersion", version);
    }
}
