package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersions;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts the build into the version, and looks whether it is there. For some seconds Apple refuses a build that has just
 * become usable, so a refusal is tried again a few times.
 */
final class BuildAttachment {

    private static final int MOST_TRIES = 8;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;

    BuildAttachment(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
    }

    Optional<Outcome> advance() throws StoreException {
        BuildChoice choice = new BuildChoice(submission);
        String key = submission.attempt("buildId");
        if (context.noted(key).isEmpty()) {
            Build build = choice.choose();
            if (build.processingState().equals(Build.PROCESSING)) {
                return Optional.of(BoundedWait.until(
                        context, key, "build " + build.build() + " to be processed", PAUSE, Duration.ofDays(1)));
            }
            choice.refuseUnfit(build);
            context.note(key, build.id());
        }
        return attach(
                EditableVersion.ensure(context, target).id(), context.noted(key).orElseThrow());
    }

    private Optional<Outcome> attach(String versionId, String buildId) throws StoreException {
        AppStoreVersions versions = target.store().appStoreVersions();
        if (isAttached(versions, versionId, buildId)) {
            return Optional.empty();
        }
        String key = "attach:" + versionId + ":" + buildId;
        context.forget(key); // the look above is newer than what the ledger says
        try {
            context.once(
                    key,
                    () -> isAttached(versions, versionId, buildId) ? Optional.of(buildId) : Optional.empty(),
                    () -> {
                        versions.attachBuild(versionId, buildId);
                        return buildId;
                    });
        } catch (StoreException e) {
            if (!isRelationshipRefused(e.problem()) || !again()) {
                throw e;
            }
            context.say(key, "Apple does not take the build into the version yet; trying again.");
            return Optional.of(context.waitFor("Apple to take the build into the version", PAUSE));
        }
        if (isAttached(versions, versionId, buildId)) {
            return Optional.empty();
        }
        if (!again()) {
            throw notAttached(versionId);
        }
        return Optional.of(context.waitFor("the build to appear in the version", PAUSE));
    }

    private static boolean isAttached(AppStoreVersions versions, String versionId, String buildId)
            throws StoreException {
        return versions.attachedBuild(versionId).filter(buildId::equals).isPresent();
    }

    private static boolean isRelationshipRefused(Problem problem) {
        return problem.storeErrors().stream()
                .anyMatch(error -> error.code() != null && error.code().startsWith("ENTITY_ERROR.RELATIONSHIP"));
    }

    private boolean again() {
        String key = submission.attempt("attachTries");
        int tries = context.noted(key).map(Integer::parseInt).orElse(0) + 1;
        context.note(key, Integer.toString(tries));
        return tries < MOST_TRIES;
    }

    private StoreException notAttached(String versionId) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "app-store.build-not-attached",
                "App Store Connect took the build for the version without a word, but it is not there.",
                "GET /v1/appStoreVersions/" + versionId + "/build",
                "Look at the version in App Store Connect, add the build there if it is missing, and start the run again. "
                        + target.page()));
    }
}
