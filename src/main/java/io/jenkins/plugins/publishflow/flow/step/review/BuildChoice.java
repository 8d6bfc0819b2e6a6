package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.Builds;
import io.jenkins.plugins.publishflow.store.appstore.VersionNumber;
import java.util.List;
import java.util.Optional;

/** Decides which build is submitted, and refuses one that App Review would never take. */
final class BuildChoice {

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;
    private final String version;

    BuildChoice(Submission submission) throws StoreException {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
        this.version = target.requiredVersion();
    }

    /**
     * The build that the settings name, that an earlier step has sent, that was made from the binary, or the newest of
     * the version; in that order.
     *
     * @throws StoreException of kind REFUSED where there is no such build
     */
    Build choose() throws StoreException {
        Builds builds = target.store().builds();
        Optional<String> number = submission.settings().text(SubmitForReview.BUILD);
        if (number.isPresent()) {
            return best(builds.find(target.appId(), version, number.get().strip(), target.platform()), number.get());
        }
        Optional<String> sent = context.output("buildId");
        if (sent.isPresent()) {
            return builds.read(sent.get()).orElseThrow(() -> notFound("with the id " + sent.get()));
        }
        if (context.hasBinary() && VersionNumber.same(context.binary().version(), version)) {
            String build = context.binary().build();
            return best(builds.find(target.appId(), version, build, target.platform()), build);
        }
        return best(builds.ofVersion(target.appId(), version, target.platform()), "");
    }

    /** @param number the build number asked for; empty for any */
    private Build best(List<Build> newestFirst, String number) throws StoreException {
        return newestFirst.stream()
                .filter(Build::isUsable)
                .findFirst()
                .or(() -> newestFirst.stream().findFirst())
                .orElseThrow(() -> notFound(number));
    }

    private StoreException notFound(String which) {
        String name =
                which.isEmpty() ? "no build of version " + version : "no build " + which + " of version " + version;
        return refused(
                "app-store.build-not-found",
                "App Store Connect has " + name + " for " + target.bundleId() + " on " + target.platform() + ".",
                "Upload it first (step sendToTestFlight), or correct 'build' and 'version'.");
    }

    /** @throws StoreException of kind REFUSED where Apple would refuse the build in the version, and why */
    void refuseUnfit(Build build) throws StoreException {
        String name = "Build " + build.build() + " of version " + build.version();
        if (build.isBroken()) {
            throw refused(
                    "app-store.build-broken",
                    name + " cannot be used: it is " + build.processingState() + ".",
                    "Apple has mailed the reasons to the team. Build anew with a higher build number.");
        }
        if (build.expired()) {
            throw refused("app-store.build-expired", name + " has expired.", "Build anew with a higher build number.");
        }
        if (Build.INTERNAL_ONLY.equals(build.audience())) {
            throw refused(
                    "app-store.build-internal",
                    name + " was uploaded for internal testing alone and can never go to the App Store.",
                    "Build anew, with distribution to the App Store chosen in Xcode's export options.");
        }
        if (!build.version().isEmpty() && !VersionNumber.same(build.version(), version)) {
            throw refused(
                    "app-store.build-of-other-version",
                    name + " does not belong into version " + version + ".",
                    "Give 'version' and 'build' so that they fit, or leave both out.");
        }
        if (build.usesNonExemptEncryption() == null) {
            throw refused(
                    "app-store.export-compliance-missing",
                    name + " has no answer to the export compliance question yet.",
                    "Answer it in the step sendToTestFlight or in App Store Connect. With ITSAppUsesNonExemptEncryption in"
                            + " its Info.plist, a build answers for itself.");
        }
    }

    private StoreException refused(String code, String what, String remedy) {
        return new StoreException(
                new Problem(Problem.Kind.REFUSED, code, what, "GET /v1/builds", remedy + " " + target.page()));
    }
}
