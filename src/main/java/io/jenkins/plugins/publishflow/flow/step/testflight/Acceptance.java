package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.BuildUpload;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploadFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until Apple has taken the binary and made a build of it. What is wrong with a binary is said here and nowhere
 * else, except in a mail to the account.
 */
final class Acceptance implements Phase {

    /** While Apple puts the bytes together, which takes seconds. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** While Apple validates the binary, which takes minutes. */
    private static final Duration LATER = Duration.ofSeconds(15);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.build().isPresent()) {
            return Optional.empty();
        }
        StepContext context = delivery.context();
        String id = context.noted(Reservation.UPLOAD).orElseThrow();
        Optional<BuildUpload> found = delivery.store().buildUploads().read(id);
        if (found.isEmpty()) {
            return delivery.notYet("the upload");
        }
        BuildUpload upload = found.get();
        sayAll(context, upload.warnings(), "Apple warns: ");
        sayAll(context, upload.infos(), "Apple says: ");
        switch (upload.state()) {
            case BuildUpload.COMPLETE -> {
                return complete(delivery, upload);
            }
            case BuildUpload.FAILED -> {
                return refused(delivery, upload.errors(), "GET /v1/buildUploads/" + id);
            }
            case BuildUpload.AWAITING_UPLOAD -> {
                return awaiting(delivery);
            }
            case BuildUpload.PROCESSING -> {
                return delivery.pause("Apple to validate " + delivery.name(), LATER);
            }
            default -> {
                context.say(
                        "unknown upload state " + upload.state(),
                        "Apple says the upload is '" + upload.state() + "', which is not a documented state; waiting.");
                return delivery.pause("Apple to validate " + delivery.name(), LATER);
            }
        }
    }

    private static Optional<Outcome> complete(Delivery delivery, BuildUpload upload) throws StoreException {
        Optional<String> build = Optional.ofNullable(upload.buildId());
        if (build.isEmpty()) {
            Binary binary = delivery.binary();
            build = delivery
                    .store()
                    .builds()
                    .find(
                            delivery.appId(),
                            binary.version(),
                            binary.build(),
                            binary.platform().name())
                    .stream()
                    .map(Build::id)
                    .findFirst();
        }
        if (build.isEmpty()) {
            return delivery.notYet("the build");
        }
        delivery.build(build.get());
        delivery.context().say("accepted", "Apple has taken " + delivery.name() + ".");
        return Optional.empty();
    }

    /** Committed, and the upload does not know it yet: the file tells whether the bytes arrived whole. */
    private static Optional<Outcome> awaiting(Delivery delivery) throws StoreException {
        Optional<String> fileId = delivery.context().noted(Reservation.FILE);
        if (fileId.isPresent()) {
            Optional<BuildUploadFile> file = delivery.store()
                    .buildUploads()
                    .readFile(fileId.get(), delivery.binary().size());
            if (file.filter(one -> one.state().equals(BuildUploadFile.FAILED)).isPresent()) {
                return refused(delivery, file.get().errors(), "GET /v1/buildUploadFiles/" + fileId.get());
            }
        }
        return delivery.pause("Apple to put the upload together", SOON);
    }

    private static Optional<Outcome> refused(Delivery delivery, List<StoreError> errors, String where) {
        new Reservation(delivery).failed();
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.REFUSED,
                "app-store.binary-refused",
                "Apple did not take " + delivery.name() + ".",
                where,
                UploadAdvice.of(errors),
                errors)));
    }

    private static void sayAll(StepContext context, List<StoreError> details, String prefix) {
        for (StoreError detail : details) {
            context.say(prefix + detail.oneLine(), prefix + detail.oneLine());
        }
    }
}
