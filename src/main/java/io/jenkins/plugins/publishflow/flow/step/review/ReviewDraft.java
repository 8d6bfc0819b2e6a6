package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.AppVersionState;
import io.jenkins.plugins.publishflow.store.appstore.ReviewItem;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmission;
import io.jenkins.plugins.publishflow.store.appstore.ReviewSubmissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The review submission before it is submitted: a draft that holds the version and nothing else. An empty draft is
 * taken, for Apple allows one a platform; what somebody else has prepared is never submitted along.
 */
final class ReviewDraft {

    private static final Pattern OTHER = Pattern.compile("reviewSubmission with id ([0-9A-Za-z-]+)");
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Submission submission;
    private final StepContext context;
    private final ReleaseTarget target;
    private final ReviewSubmissions submissions;

    ReviewDraft(Submission submission) {
        this.submission = submission;
        this.context = submission.context();
        this.target = submission.target();
        this.submissions = target.store().reviewSubmissions();
    }

    Optional<Outcome> advance() throws StoreException {
        String versionId = EditableVersion.ensure(context, target).id();
        String key = submission.attempt("filled");
        if (context.noted(key).isEmpty()) {
            submission.drafted(fill(versionId), versionId);
            context.note(key, "yes");
        }
        AppStoreVersion version = new VersionWatch(context, target).look(versionId);
        if (version.state().equals(AppVersionState.READY_FOR_REVIEW)) {
            return Optional.empty();
        }
        String why =
                "version " + version.versionString() + " to become READY_FOR_REVIEW (it is " + version.state() + ")";
        return Optional.of(BoundedWait.until(context, key, why, PAUSE, PATIENCE));
    }

    /** @return the id of the draft that holds the version */
    private String fill(String versionId) throws StoreException {
        Optional<ReviewSubmission> draft =
                submissions.list(target.appId(), target.platform(), List.of("READY_FOR_REVIEW")).stream()
                        .findFirst();
        String id = draft.isPresent() ? draft.get().id() : create();
        if (draft.isPresent() && holdsVersion(id, versionId)) {
            return id;
        }
        context.note(addedKey(id, versionId), "yes");
        String key = "item:" + id + ":" + versionId;
        context.forget(key); // the look above is newer than what the ledger says
        try {
            context.once(
                    key, () -> itemOf(id, versionId).map(ReviewItem::id), () -> submissions.addVersion(id, versionId));
            return id;
        } catch (StoreException e) {
            return otherDraft(e, versionId);
        }
    }

    private String create() throws StoreException {
        String key = submission.attempt("create");
        context.forget(key); // the look before is newer than what the ledger says
        return context.once(
                key,
                () -> submissions.list(target.appId(), target.platform(), List.of("READY_FOR_REVIEW")).stream()
                        .findFirst()
                        .map(ReviewSubmission::id),
                () -> submissions.create(target.appId(), target.platform()).id());
    }

    /** @throws StoreException of kind REFUSED where the draft holds something else */
    private boolean holdsVersion(String id, String versionId) throws StoreException {
        boolean found = false;
        for (ReviewItem item : submissions.items(id)) {
            if (item.isRemoved()) {
                continue;
            }
            if (!versionId.equals(item.versionId())) {
                throw foreign(id);
            }
            found = true;
        }
        return found;
    }

    private Optional<ReviewItem> itemOf(String id, String versionId) throws StoreException {
        return submissions.items(id).stream()
                .filter(item -> !item.isRemoved() && versionId.equals(item.versionId()))
                .findFirst();
    }

    /** Apple names the submission that the version is in already. */
    private String otherDraft(StoreException refused, String versionId) throws StoreException {
        for (StoreError error : refused.problem().storeErrors()) {
            Matcher matcher = OTHER.matcher(error.detail() == null ? "" : error.detail());
            if (matcher.find()) {
                ReviewSubmission other = submissions.get(matcher.group(1));
                if (other.isDraft() && holdsVersion(other.id(), versionId)) {
                    return other.id();
                }
                throw elsewhere(other, refused.problem());
            }
        }
        throw refused;
    }

    /** Takes the version out of the draft again, if this step has put it there; the empty draft serves the next try. */
    void takeBack(String id, String versionId) throws StoreException {
        if (context.noted(addedKey(id, versionId)).isEmpty()) {
            return;
        }
        Optional<ReviewItem> item = itemOf(id, versionId);
        if (item.isPresent()) {
            context.once("remove:" + item.get().id(), () -> gone(id, versionId), () -> {
                submissions.removeItem(item.get().id());
                return "gone";
            });
        }
    }

    private Optional<String> gone(String id, String versionId) throws StoreException {
        return itemOf(id, versionId).isPresent() ? Optional.empty() : Optional.of("gone");
    }

    private static String addedKey(String id, String versionId) {
        return "adding:" + id + ":" + versionId;
    }

    private StoreException elsewhere(ReviewSubmission other, Problem refused) {
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.in-other-submission",
                "The version is in review submission " + other.id() + " already, which is " + other.state() + ".",
                refused.where(),
                "Wait for the end of that submission, or cancel it (step cancelSubmission); then start the run again. "
                        + target.page(),
                refused.storeErrors()));
    }

    private StoreException foreign(String id) {
        return new StoreException(new Problem(
                Problem.Kind.REFUSED,
                "app-store.foreign-draft",
                "Somebody has prepared review submission " + id + " of " + target.bundleId()
                        + " by hand; it holds something else than this version.",
                "review submission " + id,
                "Submit it by hand, or take its items out in App Store Connect; then start the run again. "
                        + target.page()));
    }
}
