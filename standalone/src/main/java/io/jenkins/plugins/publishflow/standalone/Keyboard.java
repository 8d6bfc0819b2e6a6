package io.jenkins.plugins.publishflow.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What the person at the terminal types. Each line is read in a thread of its own, for a thread that reads from a
 * terminal cannot be woken, and Ctrl+C has to end a question as it ends everything else.
 */
final class Keyboard {

    private final BufferedReader in;

    Keyboard(Reader in) {
        this.in = new BufferedReader(in);
    }

    /** Forgets what was typed so far: nobody answers a question that they have not seen. */
    void forget() {
        try {
            while (in.ready() && in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // There is nothing more to forget; that the input is gone shows when it is read.
        }
    }

    /**
     * The next line; empty where the input has ended.
     *
     * @throws InterruptedException where this thread was interrupted before a line came; nothing can be read after that
     */
    Optional<String> line() throws InterruptedException {
        FutureTask<String> line = new FutureTask<>(in::readLine);
        Thread thread = new Thread(line, "publish-flow-keyboard");
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.ofNullable(line.get()).map(String::strip);
        } catch (ExecutionException e) {
            // A terminal that is gone is as one that is closed.
            return Optional.empty();
        }
    }
}
