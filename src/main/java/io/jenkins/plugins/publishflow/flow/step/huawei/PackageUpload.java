package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.huawei.AppPackage;
import io.jenkins.plugins.publishflow.store.huawei.Packages;
import java.util.List;
import java.util.Optional;

/**
 * Sends the bytes, and adds them to the app as a package. The address for the bytes is a secret and never saved: whoever
 * comes back before the bytes are there asks for another.
 */
final class PackageUpload implements Phase {

    /** Where the bytes go: the store's id of the upload. */
    private static final String UPLOAD = "upload";

    /** Noted when Huawei could not compile the package: a step that is started anew sends it anew. */
    static final String FAILED = "failedPackage";

    /** Noted where nothing is sent, because the draft has the package already. */
    static final String REUSED = "reused";

    private static final String ATTEMPT = "attempt";

    @Override
    public Optional<Outcome> advance(Publication publication) throws StoreException {
        StepContext context = publication.context();
        forgetFailed(context);
        if (context.noted(REUSED).isPresent()) {
            return Optional.empty();
        }
        if (publication.packageIds().isEmpty()) {
            Optional<Outcome> sending = send(publication);
            if (sending.isPresent()) {
                return sending;
            }
        }
        Binary binary = publication.binary();
        String attempt = context.noted(ATTEMPT).orElse("1");
        context.say(
                "uploaded " + attempt,
                "Sent " + binary.fileName() + " to Huawei AppGallery as " + publication.name() + ", package "
                        + String.join(", ", publication.packageIds()) + ".");
        context.record(
                "uploaded " + attempt,
                Activity.Action.APP_VERSION_UPLOADED,
                binary.fileName() + ", " + Megabytes.text(binary.size()));
        return Optional.empty();
    }

    private static Optional<Outcome> send(Publication publication) throws StoreException {
        StepContext context = publication.context();
        Packages packages = publication.store().packages();
        Binary binary = publication.binary();
        String appId = publication.appId();
        if (!context.uploaded()) {
            UploadTicket ticket = packages.ticket(appId, binary.fileName(), binary.size());
            context.note(UPLOAD, ticket.uploadId());
            return Optional.of(new Outcome.Upload(ticket));
        }
        String destination = packages.destination(
                context.noted(UPLOAD).orElseThrow(), context.uploadAnswer().orElse(""));
        context.once(
                Publication.PACKAGE,
                () -> added(publication),
                () -> String.join(
                        ",", packages.register(appId, publication.releaseType(), binary.fileName(), destination)));
        return Optional.empty();
    }

    /** The package that an earlier try has added: one that was not there before, of our version code or not yet parsed. */
    private static Optional<String> added(Publication publication) throws StoreException {
        List<String> before = publication.ids(Preflight.BEFORE);
        return publication.store().packages().list(publication.appId()).stream()
                .filter(one -> !before.contains(one.id()))
                .filter(one -> one.versionCode().isEmpty()
                        || one.versionCode().equals(publication.binary().build()))
                .map(AppPackage::id)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static void forgetFailed(StepContext context) {
        String started = context.startedAt().toString();
        if (context.noted(FAILED).filter(at -> !at.equals(started)).isPresent()) {
            String before = context.noted(Preflight.BEFORE).orElse("");
            context.note(
                    Preflight.BEFORE,
                    before
                            + (before.isEmpty() ? "" : ",")
                            + context.noted(Publication.PACKAGE).orElse(""));
            int attempt = context.noted(ATTEMPT).map(Integer::parseInt).orElse(1);
            context.note(ATTEMPT, Integer.toString(attempt + 1));
            context.forget(Publication.PACKAGE);
            context.forget(FAILED);
        }
    }
}
