package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.ReleaseSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.VersionState;
import io.jenkins.plugins.publishflow.sandbox.appstore.version.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of an approved version. That one with a date waits for it in PENDING_DEVELOPER_RELEASE is an assumption.
 */
public final class Release {

    private Release() {}

    /** App Review has let the version pass: it waits for its developer or its date, or goes out at once. */
    public static void approve(Resource version, Instant at) {
        boolean waits = version.is("releaseType", "MANUAL")
                || ReleaseSettings.earliest(version).filter(at::isBefore).isPresent();
        Versions.move(
                version, waits ? VersionState.PENDING_DEVELOPER_RELEASE : VersionState.PROCESSING_FOR_DISTRIBUTION, at);
    }

    /** The developer, or the date, lets the version go out. */
    static void begin(Resource version, Instant at) {
        Versions.move(version, VersionState.PROCESSING_FOR_DISTRIBUTION, at);
    }

    /** Takes the version one state further where its time has come. */
    static boolean advance(Resource version, Duration distribution, Instant now) {
        VersionState state = VersionState.of(version);
        Optional<Instant> due =
                switch (state) {
                    case PENDING_DEVELOPER_RELEASE -> ReleaseSettings.earliest(version);
                    case PROCESSING_FOR_DISTRIBUTION ->
                        Optional.of(Versions.since(version).plus(distribution));
                    default -> Optional.empty();
                };
        due = due.filter(at -> !at.isAfter(now));
        due.ifPresent(at -> {
            if (state == VersionState.PENDING_DEVELOPER_RELEASE) {
                begin(version, at);
            } else {
                goLive(version, at);
            }
        });
        return due.isPresent();
    }

    private static void goLive(Resource version, Instant at) {
        Versions.live(Versions.app(version), version.text("platform")).ifPresent(old -> {
            Versions.move(old, VersionState.REPLACED_WITH_NEW_VERSION, at);
            old.one(PhasedReleases.RELATIONSHIP)
                    .ifPresent(phased -> PhasedRelease.of(phased).finish(at));
        });
        Versions.move(version, VersionState.READY_FOR_DISTRIBUTION, at);
        version.one(PhasedReleases.RELATIONSHIP)
                .ifPresent(phased -> PhasedRelease.of(phased).start(at));
    }
}
