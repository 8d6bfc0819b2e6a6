package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries a {@link Problem} out of a connector. A problem of kind {@link Problem.Kind#UNAVAILABLE} says nothing about
 * whether a write was done: whoever repeats it looks first.
 */
public class StoreException extends Exception {

    private final Problem problem;

    @CheckForNull
    private final Duration retryAfter;

    public StoreException(Problem problem) {
        this(problem, null, null);
    }

    /**
     * @param retryAfter how long the store asks to wait, or null
     * @param cause what broke underneath, or null; its message must hold no secret
     */
    public StoreException(Problem problem, @CheckForNull Duration retryAfter, @CheckForNull Throwable cause) {
        super(problem.what(), cause);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    /** How long the store asks to wait before the next try; empty where it said nothing. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same may work later. */
    public boolean isTransient() {
        return problem.kind() == Problem.Kind.UNAVAILABLE;
    }
}
