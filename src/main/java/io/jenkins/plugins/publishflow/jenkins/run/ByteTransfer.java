package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.Future;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
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
 * The sending of one binary, on the machine that has it; only for a sandbox, which no agent can reach, the bytes go
 * through the channel to the controller first. Holds no thread of the run package meanwhile. An agent that is away, or
 * goes away, is a passing problem: the flow asks for a new ticket and comes again.
 */
final class ByteTransfer {

    private final java.util.concurrent.Future<SendBytes.Sent> sending;

    private ByteTransfer(java.util.concurrent.Future<SendBytes.Sent> sending) {
        this.sending = sending;
    }

    /**
     * Begins to send.
     *
     * @param local whether the store is reached from the controller alone
     * @throws StoreException where the binary is out of reach now
     */
    static ByteTransfer begin(BinaryPlace place, UploadTicket ticket, boolean local, TaskListener listener)
            throws StoreException {
        FilePath file = find(place);
        if (file == null) {
            throw new StoreException(away(place, "is offline", ""));
        }
        HttpSettings http = local ? HttpSettings.DEFAULT : StoreAccess.http();
        UploadSettings settings = new UploadSettings(http, UploadSettings.DEFAULT.parallel());
        SendBytes send = new SendBytes(ticket, settings, listener);
        try {
            if (local && file.isRemote()) {
                return new ByteTransfer(Computer.threadPoolForRemoting.submit(throughController(file, send)));
            }
            Future<SendBytes.Sent> sent = file.actAsync(send);
            return new ByteTransfer(sent);
        } catch (IOException e) {
            throw new StoreException(away(place, "cannot be reached", ""), null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(away(place, "could not be asked: interrupted", ""), null, e);
        }
    }

    @CheckForNull
    private static FilePath find(BinaryPlace place) {
        if (place.node().isEmpty()) {
            return new FilePath(new File(place.path()));
        }
        Computer computer = Jenkins.get().getComputer(place.node());
        Node node = computer == null ? null : computer.getNode();
        return node == null ? null : node.createPath(place.path());
    }

    private static Callable<SendBytes.Sent> throughController(FilePath file, SendBytes send) {
        return () -> {
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
     * What came of it, when it is done.
     *
     * @throws StoreException where the bytes are not all there
     */
    void result(BinaryPlace place) throws StoreException {
        try {
            SendBytes.Sent sent = sending.get();
            if (sent.problem() != null) {
                throw new StoreException(sent.problem(), sent.retryAfter(), null);
            }
        } catch (ExecutionException e) {
            throw new StoreException(
                    away(
                            place,
                            "was lost while it sent the binary",
                            ": " + e.getCause().getMessage()),
                    null,
                    e);
        } catch (CancellationException e) {
            throw new StoreException(away(place, "was told to stop sending the binary", ""), null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(away(place, "could not be asked: interrupted", ""), null, e);
        }
    }

    private static Problem away(BinaryPlace place, String what, String why) {
        String node = place.node().isEmpty() ? "The built-in node" : "Agent '" + place.node() + "'";
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "jenkins.agent-away",
                node + ", which has the binary, " + what + why + ".",
                "upload of " + place.path(),
                "Bring the agent back; the upload begins anew as soon as it is there, within the time-out of the step.");
    }
}
