package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploadFile;
import io.jenkins.plugins.publishflow.store.appstore.BuildUploads;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends the bytes: reserves a place, hands out the ticket, commits. The ticket is a secret and never saved: whoever
 * comes back reads it from the store again.
 */
final class BinaryUpload implements Phase {

    /** A ticket that ends sooner is not worth a try. */
    private static final Duration LEAST_LIFE = Duration.ofMinutes(1);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        if (delivery.build().isPresent() || new ExistingBuild(delivery).isUsed()) {
            return Optional.empty();
        }
        Reservation reservation = new Reservation(delivery);
        Optional<Outcome> making = reservation.make();
        if (making.isPresent()) {
            return making;
        }
        StepContext context = delivery.context();
        if (context.noted(Reservation.COMMIT).isEmpty()) {
            Optional<Outcome> sending = context.uploaded() ? Optional.empty() : send(delivery, reservation);
            if (sending.isPresent()) {
                return sending;
            }
            commit(delivery, reservation.fileId());
        }
        context.say(
                "uploaded " + reservation.attempt(),
                "Sent " + delivery.binary().fileName() + " to App Store Connect as " + delivery.name() + ".");
        context.record(
                "uploaded " + reservation.attempt(),
                Activity.Action.APP_VERSION_UPLOADED,
                delivery.binary().fileName() + ", "
                        + Megabytes.text(delivery.binary().size()));
        return Optional.empty();
    }

    /** Empty where the bytes are at the store already. */
    private static Optional<Outcome> send(Delivery delivery, Reservation reservation) throws StoreException {
        Optional<BuildUploadFile> found = delivery.store()
                .buildUploads()
                .readFile(reservation.fileId(), delivery.binary().size());
        if (found.isEmpty()) {
            return delivery.notYet("the reserved upload");
        }
        BuildUploadFile file = found.get();
        if (!file.state().equals(BuildUploadFile.AWAITING_UPLOAD)) {
            return Optional.empty();
        }
        UploadTicket ticket = file.ticket();
        if (ticket == null) {
            throw new StoreException(new Problem(
                    Problem.Kind.UNEXPECTED,
                    "app-store.no-upload-operations",
                    "App Store Connect waits for the bytes of the binary, but does not say where to send them.",
                    "GET /v1/buildUploadFiles/" + file.id(),
                    "Delete the unfinished upload in App Store Connect, or raise CFBundleVersion, and start again."));
        }
        Instant end = delivery.context().now().plus(LEAST_LIFE);
        if (ticket.expires() != null && ticket.expires().isBefore(end)) {
            return Optional.of(reservation.giveUp("The time to send the bytes ended at " + ticket.expires() + "."));
        }
        return Optional.of(new Outcome.Upload(ticket));
    }

    private static void commit(Delivery delivery, String fileId) throws StoreException {
        BuildUploads uploads = delivery.store().buildUploads();
        Binary binary = delivery.binary();
        delivery.context()
                .once(
                        Reservation.COMMIT,
                        () -> uploads.readFile(fileId, binary.size())
                                .map(BuildUploadFile::state)
                                .filter(state -> !state.isEmpty() && !state.equals(BuildUploadFile.AWAITING_UPLOAD)),
                        () -> {
                            uploads.commitFile(fileId, binary.sha256());
                            return "committed";
                        });
    }
}
