package io.jenkins.plugins.publishflow.standalone;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl+C, or another polite end of the process: wakes the run so that it can save that it was stopped, and holds the
 * process until it has. A process that is killed needs none of this: the run is saved at every moment.
 */
final class StopSignal {

    private static final Duration TO_SAVE = Duration.ofSeconds(20);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "publish-flow-stop");
    private Thread runner;

    /** Listens from now on; the calling thread is the one to wake. */
    synchronized void listen() {
        runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The calling thread has come to an end, or has been woken: nothing disturbs it while it saves and reports. */
    synchronized void heard() {
        runner = null;
        Thread.interrupted();
    }

    /** The run is saved and the report written: the process may end. */
    void done() {
        saved.countDown();
        if (isAsked()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending just now, and has nothing to wait for any more.
        }
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /**
     * Waits that long.
     *
     * @throws InterruptedException as soon as the process is asked to end
     */
    void await(Duration time) throws InterruptedException {
        if (asked.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException();
        }
    }

    private void stop() {
        asked.countDown();
        wake();
        try {
            saved.await(TO_SAVE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wake() {
        if (runner != null) {
            runner.interrupt();
        }
    }
}
