package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the version that a step is about, without making one. */
final class ExistingVersion {

    private ExistingVersion() {}

    /**
     * Its id; asks the store once and remembers it until the step is started anew.
     *
     * @throws StoreException of kind REFUSED where the app has no such version
     */
    static String id(StepContext context, ReleaseTarget target) throws StoreException {
        String key = "existing@" + context.startedAt();
        if (context.noted(key).isEmpty()) {
            String number = target.requiredVersion();
            List<AppStoreVersion> versions = target.store().appStoreVersions().list(target.appId(), target.platform());
            AppStoreVersion found = target.find(versions, number).orElseThrow(() -> notFound(target, number, versions));
            context.note(key, found.id());
        }
        return context.noted(key).orElseThrow();
    }

    private static StoreException notFound(ReleaseTarget target, String number, List<AppStoreVersion> versions) {
        String others = versions.stream()
                .limit(5)
                .map(version -> version.versionString() + " (" + version.state() + ")")
                .collect(Collectors.joining(", "));
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.version-not-found",
                target.bundleId() + " has no version " + number + " on " + target.platform() + " in the App Store.",
                "GET /v1/apps/" + target.appId() + "/appStoreVersions",
                "Submit it first (step submitForReview), or correct 'version'. "
                        + (others.isEmpty() ? "The app has no version at all." : "There are: " + others + ".")));
    }
}
