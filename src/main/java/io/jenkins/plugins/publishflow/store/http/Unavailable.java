package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;

/**
 * Answers that say: not now. Whatever the body is, JSON of the store or a page of a gateway, the same request may work
 * later; a write behind a 5xx may have been done all the same.
 */
public final class Unavailable {

    private Unavailable() {}

    /** Whether a status means that the same may work later. */
    public static boolean is(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /**
     * The problem of such an answer, with the wait that the store asks for.
     *
     * @param said the errors that the connector could read from the body
     */
    public static StoreException problem(HttpAnswer answer, List<StoreError> said) {
        String store = answer.call().store().displayName();
        Problem problem = answer.status() == 429
                ? new Problem(
                        Kind.UNAVAILABLE,
                        "http.rate-limited",
                        store + " takes no more requests for now: too many came with this key (status 429).",
                        answer.call().where(),
                        "It is tried again later. If it happens often, let fewer jobs use the same key at a time.",
                        said)
                : new Problem(
                        Kind.UNAVAILABLE,
                        "http.store-fault",
                        store + " has a fault of its own (status " + answer.status()
                                + "); whether the request was done is not known.",
                        answer.call().where(),
                        "It is tried again after a look at what has been done. See the store's status page.",
                        said);
        return new StoreException(problem, RetryAfter.of(answer).orElse(null), null);
    }
}
