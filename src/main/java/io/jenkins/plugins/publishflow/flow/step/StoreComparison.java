package io.jenkins.plugins.publishflow.flow.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.App;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.VersionTrain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The release candidate beside what the store has.
 *
 * @param beta the newest build that can be tested, or null
 * @param live the version that customers have, or null
 * @param pending the version between them and the next release: in preparation, in review, or approved; or null
 * @param same the build with the candidate's version and build number, or null
 * @param closing the approved version that leaves no room for the candidate's, or null
 */
record StoreComparison(
        App app,
        Binary candidate,
        @Nullable Build beta,
        @CheckForNull AppStoreVersion live,
        @CheckForNull AppStoreVersion pending,
        @CheckForNull Build same,
        @CheckForNull AppStoreVersion closing) {

    private static final String NOTHING = "-";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** Asks the store. */
    static StoreComparison of(AppStoreConnect store, Binary candidate) throws StoreException {
        String platform = candidate.platform().name();
        App app = store.apps().get(candidate.identifier());
        List<AppStoreVersion> versions = store.appStoreVersions().list(app.id(), platform);
        List<Build> same = store.builds().find(app.id(), candidate.version(), candidate.build(), platform);
        return new StoreComparison(
                app,
                candidate,
                store.builds().newestUsable(app.id(), platform).orElse(null),
                VersionTrain.highest(versions.stream()
                                .filter(version -> version.state().equals(AppVersionState.READY_FOR_DISTRIBUTION))
                                .toList())
                        .orElse(null),
                VersionTrain.highest(versions.stream()
                                .filter(StoreComparison::isPending)
                                .toList())
                        .orElse(null),
                same.isEmpty() ? null : same.get(0),
                VersionTrain.closedBy(versions, candidate.version()).orElse(null));
    }

    private static boolean isPending(AppStoreVersion version) {
        return !version.state().equals(AppVersionState.READY_FOR_DISTRIBUTION)
                && !version.state().equals(AppVersionState.REPLACED_WITH_NEW_VERSION);
    }

    /** Why Apple would not take the candidate, one sentence each; empty where nothing is known against it. */
    List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        if (same != null) {
            conflicts.add("TestFlight already has " + name(candidate.version(), candidate.build()) + ", "
                    + (same.expired() ? "expired" : same.processingState()) + ".");
        }
        if (closing != null) {
            conflicts.add("Version " + closing.versionString() + " has been approved (" + closing.state()
                    + "), so Apple takes no more builds of version " + candidate.version() + ".");
        }
        return conflicts;
    }

    /** What to do about the conflicts. */
    String remedy() {
        return closing == null
                ? "Raise CFBundleVersion and build the app anew."
                : "Raise CFBundleShortVersionString above " + closing.versionString() + " and build the app anew.";
    }

    /**
     * {@code store}, {@code app}, {@code appId}, {@code appName}; {@code testFlightVersion}, {@code testFlightBuild}, {@code testFlightBuildId},
     * {@code testFlightInternalState}, {@code testFlightExternalState}; {@code liveVersion}; {@code pendingVersion},
     * {@code pendingState}; {@code duplicate} and {@code trainClosed}, true or false. What the store does not have is
     * left out.
     */
    Map<String, String> outputs() {
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("store", Store.APP_STORE.id());
        outputs.put("app", app.bundleId());
        outputs.put("appId", app.id());
        put(outputs, "appName", app.name());
        if (beta != null) {
            outputs.put("testFlightVersion", beta.version());
            outputs.put("testFlightBuild", beta.build());
            outputs.put("testFlightBuildId", beta.id());
            put(
                    outputs,
                    "testFlightInternalState",
                    beta.beta() == null ? null : beta.beta().internalState());
            put(
                    outputs,
                    "testFlightExternalState",
                    beta.beta() == null ? null : beta.beta().externalState());
        }
        put(outputs, "liveVersion", live == null ? null : live.versionString());
        put(outputs, "pendingVersion", pending == null ? null : pending.versionString());
        put(outputs, "pendingState", pending == null ? null : pending.state().name());
        outputs.put("duplicate", Boolean.toString(same != null));
        outputs.put("trainClosed", Boolean.toString(closing != null));
        return outputs;
    }

    private static void put(Map<String, String> outputs, String name, @CheckForNull String value) {
        if (value != null) {
            outputs.put(name, value);
        }
    }

    /** The comparison for people, a line each, in columns. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add((app.name() == null ? candidate.displayName() : app.name()) + " (" + app.bundleId() + ", Apple's id "
                + app.id() + ")");
        lines.add(row("", "Version", "Build", "Uploaded", "State"));
        lines.add(row("Release candidate", candidate.version(), candidate.build(), NOTHING, signing()));
        lines.add(
                beta == null
                        ? row("TestFlight", NOTHING, NOTHING, NOTHING, "no build that can be tested")
                        : row("TestFlight", beta.version(), beta.build(), day(beta.uploadedDate()), states(beta)));
        lines.add(version("App Store", live, "nothing released"));
        lines.add(version("Next release", pending, "nothing in preparation"));
        return lines;
    }

    private static String version(String label, @CheckForNull AppStoreVersion version, String none) {
        return version == null
                ? row(label, NOTHING, NOTHING, NOTHING, none)
                : row(
                        label,
                        version.versionString(),
                        NOTHING,
                        NOTHING,
                        version.state().name());
    }

    private String signing() {
        return Optional.ofNullable(candidate.signing())
                .map(signing -> "signed until " + day(signing.expires()))
                .orElse("not signed");
    }

    private static String states(Build build) {
        return build.beta() == null
                ? build.processingState()
                : "internal " + build.beta().internalState() + ", external "
                        + build.beta().externalState();
    }

    private static String row(String label, String version, String build, String uploaded, String state) {
        return String.format("%-18s %-12s %-12s %-21s %s", label, version, build, uploaded, state);
    }

    private static String day(@CheckForNull Instant time) {
        return time == null ? NOTHING : DAY.format(time);
    }

    private static String name(String version, String build) {
        return version + " (" + build + ")";
    }
}
