package io.jenkins.plugins.publishflow.store.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/** Stops the parts of one upload: cancels requests under way, ends pauses, lets nothing new begin. Thread-safe. */
final class UploadStop {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    void now() {
        stopped.countDown();
        calls.forEach(Call::cancel);
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Before a request: has it cancelled by {@link #now}, also by one that has come already. */
    void watch(Call call) {
        calls.add(call);
        if (isStopped()) {
            call.cancel();
        }
    }

    /** After a request. */
    void unwatch(Call call) {
        calls.remove(call);
    }

    /** Waits until the time is over, or all is stopped; tells whether it is stopped. */
    boolean pause(Duration time) throws InterruptedException {
        return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
