package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.DottedNumber;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;

/** An approved version closes its train: Apple takes no more builds of it, nor of any lower version. */
public final class ClosedTrains {

    private ClosedTrains() {}

    /**
     * Whether a build of that version comes too late.
     *
     * @param versionString the build's {@code CFBundleShortVersionString}
     */
    public static boolean isClosed(Resource app, String platform, String versionString) {
        return Versions.of(app, platform).stream()
                .filter(version -> VersionState.of(version).isApproved())
                .anyMatch(version -> DottedNumber.compare(versionString, version.text("versionString")) <= 0);
    }
}
