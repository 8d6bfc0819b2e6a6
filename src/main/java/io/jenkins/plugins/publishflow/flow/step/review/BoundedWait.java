package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import java.time.Duration;
import java.time.Instant;

/** A wait for something that Apple does within minutes: it has an end of its own, long before the step's time-out. */
public final class BoundedWait {

    private BoundedWait() {}

    /**
     * Waits on, however often it is called; the end counts from the first call since the step was started.
     *
     * @param key names the wait within the step
     * @param why what is waited for, as the end of the sentence "waiting for …"
     * @param pause until the next look
     * @param patience how long this wait may take in all
     */
    public static Outcome.Wait until(StepContext context, String key, String why, Duration pause, Duration patience) {
        String note = "waiting:" + key + "@" + context.startedAt();
        if (context.noted(note).isEmpty()) {
            context.note(note, context.now().toString());
        }
        Instant since = Instant.parse(context.noted(note).orElseThrow());
        return new Outcome.Wait(why, context.now().plus(pause), since.plus(patience));
    }
}
