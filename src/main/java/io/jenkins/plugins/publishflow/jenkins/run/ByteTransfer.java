package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.ChannelClosedException;
import hudson.remoting.Future;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import jenkins.model.Jenkins;

/**
 * The sending of one file, on the machine that has it; only for a sandbox, which no agent can reach, the bytes go
 * through the channel to the controller first. Holds no thread of the run package meanwhile. An agent that is away, or
 * goes away, comes back: the flow asks for a new ticket then and tries again.
 */
final class ByteTransfer {

    private final java.util.concurrent.Future<SendBytes.Sent> sending;

    private ByteTransfer(java.util.concurrent.Future<SendBytes.Sent> sending) {
        this.sending = sending;
    }

    /**
     * Begins to send.
     *
     * @param place where the file is
     * @param local whether the store is reached from the controller alone
     * @throws BinaryAwayException where the binary is out of reach now
     */
    static ByteTransfer begin(FilePlace place, Next.Send what, boolean local, TaskListener listener)
            throws BinaryAwayException {
        FilePath file = find(place);
        if (file == null) {
            throw new BinaryAwayException(away(place, "is offline", ""), null);
        }
        HttpSettings http = local ? HttpSettings.DEFAULT : StoreAccess.http();
        UploadSettings settings = new UploadSettings(http, UploadSettings.DEFAULT.parallel());
        SendBytes send = new SendBytes(what, settings, listener);
        try {
            if (local && file.isRemote()) {
                return new ByteTransfer(Computer.threadPoolForRemoting.submit(throughController(file, send)));
            }
            Future<SendBytes.Sent> sent = file.actAsync(send);
            return new ByteTransfer(sent);
        } catch (IOException e) {
            throw new BinaryAwayException(away(place, "cannot be reached", ""), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BinaryAwayException(away(place, "could not be asked: interrupted", ""), e);
        }
    }

    @CheckForNull
    private static FilePath find(FilePlace place) {
        if (place.node().isEmpty()) {
            return new FilePath(new File(place.path()));
        }
        Computer computer = Jenkins.get().getComputer(place.node());
        Node node = computer == null ? null : computer.getNode();
        return node == null ? null : node.createPath(place.path());
    }

    private static Callable<SendBytes.Sent> throughController(FilePath file, SendBytes send) {
        return () -> {
            if (!file.exists()) {
                return SendBytes.Sent.failed(gone(file), null);
            }
            File copy = File.createTempFile("publish-flow", ".upload");
            try {
                file.copyTo(new FilePath(copy));
                return new FilePath(copy).act(send);
            } finally {
                Files.deleteIfExists(copy.toPath());
            }
        };
    }

    boolean isDone() {
        return sending.isDone();
    }

    void cancel() {
        sending.cancel(true);
    }

    /**
     * What the store answered to the bytes, where that is kept, once all is done.
     *
     * @throws StoreException where the store has not taken all bytes, or file and ticket do not fit
     * @throws BinaryAwayException where the machine that has the binary went away meanwhile
     */
    String result(FilePlace place) throws StoreException, BinaryAwayException {
        try {
            SendBytes.Sent sent = sending.get();
            if (sent.problem() != null) {
                throw new StoreException(sent.problem(), sent.retryAfter(), null);
            }
            return sent.answer();
        } catch (ExecutionException e) {
            Throwable why = e.getCause();
            if (why instanceof RequestAbortedException || why instanceof ChannelClosedException) {
                throw new BinaryAwayException(away(place, "was lost while it sent the binary", ""), e);
            }
            if (why instanceof IOException) {
                throw new BinaryAwayException(away(place, "could not send the binary", ": " + why.getMessage()), e);
            }
            throw new StoreException(broken(place, why), null, e);
        } catch (CancellationException e) {
            throw new BinaryAwayException(away(place, "was told to stop sending the binary", ""), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BinaryAwayException(away(place, "could not be asked: interrupted", ""), e);
        }
    }

    /** As the uploader says it where it has the file itself. */
    private static Problem gone(FilePath file) {
        return new Problem(
                Problem.Kind.INPUT,
                "upload.file-unreadable",
                "The file " + file.getName() + " cannot be read.",
                file.getRemote(),
                "Check that the file is still there and may be read, then start the run again.");
    }

    private static Problem broken(FilePlace place, Throwable why) {
        return new Problem(
                Problem.Kind.UNEXPECTED,
                "flow.defect",
                "The sending of the binary broke: " + why + ".",
                "upload of " + place.path(),
                "This is a defect of Publish Flow. Report it together with this text.");
    }

    private static Problem away(FilePlace place, String what, String why) {
        String node = place.node().isEmpty() ? "The built-in node" : "Agent '" + place.node() + "'";
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "jenkins.agent-away",
                node + ", which has the binary, " + what + why + ".",
                "upload of " + place.path(),
                "Bring the agent back; the upload begins anew as soon as it is there, within the time-out of the step.");
    }
}
