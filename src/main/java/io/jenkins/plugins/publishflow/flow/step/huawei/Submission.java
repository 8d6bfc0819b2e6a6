package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.step.review.BoundedWait;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.PhasedPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Submits the draft, again as long as Huawei says that it is not through with the package, and then makes sure that
 * Huawei shows it under review: a submission beside an unfinished phased release is accepted and never seen.
 */
final class Submission implements Phase {

    private static final String SUBMIT = "submit";
    private static final String START = "phasedStart";
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final Duration SEEN = Duration.ofSeconds(15);
    private static final Duration SEEN_PATIENCE = Duration.ofMinutes(15);
    private static final String CONFIRMED = "confirmed";

    @Override
    public Optional<Outcome> advance(Publication publication) throws StoreException {
        if (!publication.options().submit()) {
            return Optional.empty();
        }
        StepContext context = publication.context();
        try {
            context.once(SUBMIT, () -> found(publication), () -> send(publication));
        } catch (StoreException e) {
            String code = e.problem().code();
            if (!code.equals(AppGallery.COMPILING) && !code.equals(AppGallery.SCANNING)) {
                throw e;
            }
            String why = code.equals(AppGallery.COMPILING)
                    ? "Huawei to be through with the package"
                    : "Huawei's security scan of the package";
            return Optional.of(BoundedWait.until(context, SUBMIT, why, AGAIN, Compilation.PATIENCE));
        }
        BigDecimal percent = publication.options().percent();
        String how = percent == null ? "" : " for " + percent.toPlainString() + " % of the users";
        context.record(SUBMIT, Activity.Action.SUBMITTED_FOR_REVIEW, publication.name() + how);
        return confirm(publication, how);
    }

    /** An answer without a state tells nothing: another look, before the submission is sent a second time. */
    private static Optional<String> found(Publication publication) throws StoreException {
        AppInfo info = publication.info();
        if (!info.state().isKnown()) {
            throw new StoreException(HuaweiTarget.stateUnknown());
        }
        return publication.isSubmitted(info) ? Optional.of("submitted") : Optional.empty();
    }

    private static String send(Publication publication) throws StoreException {
        PublicationOptions options = publication.options();
        String appId = publication.appId();
        BigDecimal percent = options.percent();
        if (percent == null) {
            publication.store().submissions().submit(appId, options.releaseTime(), options.remark());
            return "submitted";
        }
        Instant start = start(publication);
        String description = options.phasedDescription() != null
                ? options.phasedDescription()
                : "Phased release of " + publication.name();
        publication
                .store()
                .submissions()
                .submitPhased(
                        appId,
                        new PhasedPlan(start, start.plus(options.phasedDuration()), percent, description),
                        options.remark());
        return "submitted";
    }

    private static Instant start(Publication publication) {
        StepContext context = publication.context();
        Instant wanted = publication.options().phasedStart();
        if (wanted != null) {
            return wanted;
        }
        if (context.noted(START).isEmpty()) {
            context.note(START, context.now().toString());
        }
        return Instant.parse(context.noted(START).orElseThrow());
    }

    private static Optional<Outcome> confirm(Publication publication, String how) throws StoreException {
        if (publication.isThrough(CONFIRMED)) {
            return Optional.empty();
        }
        AppInfo info = publication.info();
        if (info.state().isRejected()) {
            return Optional.of(
                    new Outcome.Failed(HuaweiTarget.rejected(publication.name(), publication.appId(), info)));
        }
        if (publication.isSubmitted(info)) {
            publication
                    .context()
                    .say(CONFIRMED, "Submitted " + publication.name() + how + " to Huawei: " + info.state() + ".");
            return publication.through(CONFIRMED);
        }
        return Optional.of(BoundedWait.until(
                publication.context(),
                CONFIRMED,
                "Huawei to show the submission (state of the version: " + info.state() + ")",
                SEEN,
                SEEN_PATIENCE));
    }
}
