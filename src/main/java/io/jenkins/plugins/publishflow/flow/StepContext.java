package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a step sees of its run during one call. What it notes here, or sends by {@link #once}, is saved before the
 * call goes on, and is there again in the next call, also after a restart; what it records and says is saved with the
 * next such change, or at the end of the call. Used by one thread at a time.
 */
public interface StepContext {

    /** The time of the run's clock, which in a rehearsal is moved forward over the waits. */
    Instant now();

    /** When the step was started; another time each time that the run is restarted and comes to it anew. */
    Instant startedAt();

    /** When the time given for the step is over. */
    Instant deadline();

    /** The id for the next gate of this step; another one each time a gate has been asked. */
    String gateId();

    /** The binary of the run. A step whose type needs one may rely on it. */
    Binary binary();

    /** Whether the run has a binary. */
    boolean hasBinary();

    /** The connectors, made with the keys of this run. */
    Stores stores();

    /** A variable of the run. */
    Optional<String> variable(String name);

    /** The output of that name of the latest earlier step that has one, such as {@code buildId}. */
    Optional<String> output(String name);

    /**
     * Sends something that changes a store, at most once. The intent is saved before, the result after. Where an
     * intent is found without a result, because a run broke in between or the answer was lost, {@code look} tells
     * whether the store has it, and only if not it is sent again.
     *
     * <p>What has to follow a change, such as {@link #record}, stands after the call and not in {@code send}: a run that
     * broke in between finds the change done, and still has to do what follows.
     *
     * @param key names the change within this step
     * @param look finds what an earlier try may have left at the store; empty where there is nothing
     * @param send sends it; returns what to remember, usually the store's id
     * @return what {@code send} or {@code look} returned, in this call or an earlier one
     */
    String once(String key, Look look, Send send) throws StoreException;

    /** Saves a value under a key of this step; a second value replaces the first. Not for secrets. */
    void note(String key, String value);

    /** What was noted, or what {@link #once} came to, under that key. */
    Optional<String> noted(String key);

    /** Forgets a key, so that {@link #once} sends anew: for when the store has dropped what was sent. */
    void forget(String key);

    /** The gate that this step has asked, with its decisions; empty before. */
    Optional<GateState> gate();

    /** Whether the bytes of the ticket returned before have been sent. Stays so until {@link #uploadAgain()}. */
    boolean uploaded();

    /** What the store answered to the bytes; empty where the ticket did not want that kept, and before they are sent. */
    Optional<String> uploadAnswer();

    /** The bytes have to be sent anew: {@link #uploaded()} is false again. */
    void uploadAgain();

    /** Adds an entry to the activity log, once for each key and step, however often the step is called. */
    void record(String key, Activity.Action action, String detail);

    /** Tells people something in the log, once for each key and step. */
    void say(String key, String line);

    /** {@code Wait} until the given amount of time from now. */
    default Outcome.Wait waitFor(String why, Duration pause) {
        return new Outcome.Wait(why, now().plus(pause));
    }

    /** Finds what an earlier try may have left at the store. */
    @FunctionalInterface
    interface Look {
        Optional<String> find() throws StoreException;
    }

    /** Sends a change and returns what to remember of it. */
    @FunctionalInterface
    interface Send {
        String send() throws StoreException;
    }
}
