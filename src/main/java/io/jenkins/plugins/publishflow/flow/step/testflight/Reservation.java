package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BuildUpload;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The place at the store that was reserved for the binary: an upload, and the file in it. A reservation whose time is
 * over, or that came to nothing, is given up and made anew.
 */
final class Reservation {

    static final String UPLOAD = "upload";
    static final String FILE = "file";
    static final String COMMIT = "commit";
    private static final String FAILED = "failedUpload";
    private static final String ATTEMPT = "attempt";

    /** Noted before the reservation is deleted: after that the store only says that it is not there. */
    private static final String GIVEN_UP = "givenUp";

    private final Delivery delivery;
    private final StepContext context;

    Reservation(Delivery delivery) {
        this.delivery = delivery;
        this.context = delivery.context();
    }

    /** Reserves what is not reserved yet; empty when all is. */
    Optional<Outcome> make() throws StoreException {
        forgetFailed();
        finishGivingUp();
        BuildUploads uploads = delivery.store().buildUploads();
        Binary binary = delivery.binary();
        String upload;
        try {
            upload = context.once(
                    UPLOAD,
                    () -> own(uploads),
                    () -> uploads.reserve(
                                    delivery.appId(),
                                    binary.version(),
                                    binary.build(),
                                    binary.platform().name())
                            .id());
        } catch (StoreException e) {
            return refused(uploads, e);
        }
        context.once(
                FILE,
                () -> uploads.findFile(upload, binary.size()),
                () -> uploads.reserveFile(upload, binary.fileName(), binary.size())
                        .id());
        return Optional.empty();
    }

    String fileId() {
        return context.noted(FILE).orElseThrow();
    }

    /** How often Apple has refused an upload of this step, and one. */
    int attempt() {
        return context.noted(ATTEMPT).map(Integer::parseInt).orElse(1);
    }

    /** Gives the reservation up at the store, so that the next call makes another. */
    Outcome giveUp(String why) throws StoreException {
        String upload = context.noted(UPLOAD).orElseThrow();
        context.say("given up " + upload, why + " The upload is reserved anew.");
        context.note(GIVEN_UP, upload);
        finishGivingUp();
        return context.waitFor("a new place for the upload", Duration.ofSeconds(1));
    }

    /**
     * Notes that Apple has refused the upload, which ends the step. The failed upload is read again as long as the step
     * is not started anew; after that the binary is sent again.
     */
    void failed() {
        context.note(FAILED, context.startedAt().toString());
    }

    private void forgetFailed() {
        String started = context.startedAt().toString();
        if (context.noted(FAILED).filter(at -> !at.equals(started)).isPresent()) {
            forget();
            context.note(ATTEMPT, Integer.toString(attempt() + 1));
            context.forget(FAILED);
        }
    }

    private void finishGivingUp() throws StoreException {
        Optional<String> givenUp = context.noted(GIVEN_UP);
        if (givenUp.isPresent() && givenUp.equals(context.noted(UPLOAD))) {
            drop(givenUp.get());
            forget();
        }
    }

    private void forget() {
        context.uploadAgain();
        context.forget(COMMIT);
        context.forget(FILE);
        context.forget(UPLOAD);
    }

    private void drop(String upload) throws StoreException {
        BuildUploads uploads = delivery.store().buildUploads();
        context.once(
                dropping(upload), () -> uploads.read(upload).isEmpty() ? Optional.of("gone") : Optional.empty(), () -> {
                    uploads.delete(upload);
                    return "gone";
                });
    }

    private static String dropping(String upload) {
        return "drop " + upload;
    }

    /** The reservation that an earlier try may have made: one that was not there before. */
    private Optional<String> own(BuildUploads uploads) throws StoreException {
        List<String> others = new ExistingBuild(delivery).leftovers();
        return awaiting(uploads).stream().filter(id -> !others.contains(id)).findFirst();
    }

    private List<String> awaiting(BuildUploads uploads) throws StoreException {
        Binary binary = delivery.binary();
        return uploads
                .find(
                        delivery.appId(),
                        binary.version(),
                        binary.build(),
                        binary.platform().name())
                .stream()
                .filter(upload -> upload.state().equals(BuildUpload.AWAITING_UPLOAD))
                .map(BuildUpload::id)
                .filter(id -> context.noted(dropping(id)).isEmpty())
                .toList();
    }

    private Optional<Outcome> refused(BuildUploads uploads, StoreException refusal) throws StoreException {
        Problem problem = refusal.problem();
        if (problem.storeErrors().stream().anyMatch(error -> BuildUploads.DUPLICATE.equals(error.code()))) {
            return clearTheWay(uploads, refusal);
        }
        String advice = UploadAdvice.known(problem.storeErrors());
        if (advice.isEmpty()) {
            throw refusal;
        }
        return Optional.of(new Outcome.Failed(new Problem(
                problem.kind(),
                "app-store.binary-refused",
                "Apple does not take " + delivery.name() + ".",
                problem.where(),
                advice,
                problem.storeErrors())));
    }

    /** The store has the pair already: ours by a lost answer, a reservation that others left, or a real build. */
    private Optional<Outcome> clearTheWay(BuildUploads uploads, StoreException refusal) throws StoreException {
        Optional<String> own = own(uploads);
        if (own.isPresent()) {
            context.note(UPLOAD, own.get());
            return Optional.of(context.waitFor("the upload", Duration.ZERO));
        }
        context.forget(UPLOAD);
        List<String> leftovers = awaiting(uploads);
        for (String leftover : leftovers) {
            context.say(
                    "leftover " + leftover,
                    "An earlier upload of " + delivery.name() + " was never finished (" + leftover
                            + "); it is given up at the store.");
            drop(leftover);
        }
        if (!leftovers.isEmpty()) {
            return Optional.of(context.waitFor("the place of an unfinished upload", Duration.ofSeconds(5)));
        }
        Optional<Outcome> existing = new ExistingBuild(delivery).look();
        if (existing.isPresent()) {
            return existing;
        }
        if (new ExistingBuild(delivery).isUsed()) {
            return Optional.of(context.waitFor("the upload that is there", Duration.ZERO));
        }
        throw refusal;
    }
}
