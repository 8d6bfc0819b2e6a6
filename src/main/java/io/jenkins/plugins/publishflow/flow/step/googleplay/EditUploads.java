package io.jenkins.plugins.publishflow.flow.step.googleplay;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import java.util.Optional;

/**
 * The files that a step sends within its edit, one after the other. Knows over all calls which file the bytes that were
 * sent last belong to, and in which edit: what was sent in an edit that is lost has to be sent anew.
 */
final class EditUploads {

    private static final String SENDING = "sending";
    private static final String TAKEN = "taken:";

    private final StepContext context;
    private final Edit edit;

    EditUploads(StepContext context, Edit edit) {
        this.context = context;
        this.edit = edit;
    }

    /** Begins an upload. */
    @FunctionalInterface
    interface Begin {
        /** @param withToken whether an address alone did not do just before */
        UploadTicket ticket(boolean withToken) throws StoreException;
    }

    /**
     * Makes sure that Google has taken a file in this edit, where Google cannot be asked for that.
     *
     * @param name the same in all calls, another one for each file
     * @return what is to be sent; empty where Google has taken the file
     * @throws StoreException where Google does not want the file
     */
    Optional<Outcome> bring(String name, Attachment file, Begin begin) throws StoreException {
        if (context.noted(TAKEN + name).filter(edit.id()::equals).isPresent()) {
            return Optional.empty();
        }
        if (isTaken(name)) {
            context.note(TAKEN + name, edit.id());
            context.say("sent " + name, "Sent " + file.fileName() + " to Google Play.");
            return Optional.empty();
        }
        return Optional.of(send(name, file, begin));
    }

    /**
     * Asks for the bytes of a file that Google does not list.
     *
     * @param file null for the binary
     * @throws StoreException where Google did not want the file, or has taken it and does not list it yet
     */
    Outcome send(String name, @CheckForNull Attachment file, Begin begin) throws StoreException {
        if (isTaken(name)) {
            throw notListed(file == null ? context.binary().fileName() : file.fileName());
        }
        context.uploadAgain();
        boolean again = isLast(name);
        context.note(SENDING, edit.id() + " " + name);
        return new Outcome.Upload(begin.ticket(again), file);
    }

    private static StoreException notListed(String file) {
        return new StoreException(new Problem(
                Problem.Kind.UNAVAILABLE,
                "google-play.not-listed",
                "Google Play has taken all bytes of " + file + " and does not list the file yet.",
                null,
                "Start the run again: the file is sent anew then, where it is still missing."));
    }

    private boolean isLast(String name) {
        return context.noted(SENDING).filter((edit.id() + " " + name)::equals).isPresent();
    }

    /** Whether the bytes that were sent last are those of the file, and were sent in this edit. */
    private boolean isTaken(String name) throws StoreException {
        boolean sent = context.uploaded() && isLast(name);
        if (sent) {
            String answer = context.uploadAnswer().orElse("");
            if (!answer.isEmpty()) {
                // Forgotten before it is looked at: after a refusal that people have mended the bytes are sent anew.
                context.uploadAgain();
            }
            Edit.checkUpload(answer);
        }
        return sent;
    }
}
