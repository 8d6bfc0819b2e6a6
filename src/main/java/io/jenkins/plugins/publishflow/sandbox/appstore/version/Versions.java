package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.appinfo.AppInfoPair;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What there is to ask of the versions of an app, and the one way in which a version gets into another state. */
public final class Versions {

    /** Apple's name of the type. */
    public static final String TYPE = "appStoreVersions";

    private Versions() {}

    /** The app's versions for that platform, oldest first. */
    public static List<Resource> of(Resource app, String platform) {
        return app.related(TYPE).stream()
                .filter(version -> version.is("platform", platform))
                .toList();
    }

    /** The version that is neither live nor replaced; there is one at most. */
    public static Optional<Resource> unfinished(Resource app, String platform) {
        return of(app, platform).stream()
                .filter(version -> VersionState.of(version).isUnfinished())
                .findFirst();
    }

    /** The version that is live. */
    public static Optional<Resource> live(Resource app, String platform) {
        return of(app, platform).stream()
                .filter(version -> VersionState.of(version) == VersionState.READY_FOR_DISTRIBUTION)
                .findFirst();
    }

    /** Whether no other version of the app for this platform was ever approved. */
    public static boolean isFirst(Resource version) {
        return of(app(version), version.text("platform")).stream()
                .noneMatch(other -> !other.id().equals(version.id())
                        && VersionState.of(other).isApproved());
    }

    public static Resource app(Resource version) {
        return version.one("app").orElseThrow();
    }

    /** Takes the version into a state, and the app info that belongs to it along. */
    public static void move(Resource version, VersionState to, Instant at) {
        version.set("appVersionState", to.name()).since("state", at);
        if (to != VersionState.REPLACED_WITH_NEW_VERSION) {
            AppInfoPair.follow(app(version), to.appInfoState());
        }
    }

    /** Since when the version is in its state. */
    public static Instant since(Resource version) {
        return version.since("state").orElseThrow();
    }
}
