package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.List;

/**
 * Why something did not work, as a value: what happened, where, what the store said, and what to do next. Saved with
 * the flow run and shown to people as it is, so it never holds a secret.
 *
 * @param kind decides whether to try again, and how the run ends
 * @param code our stable name, such as {@code app-store.duplicate-build}; {@code docs/troubleshooting.md} lists them
 * @param what one sentence: what happened
 * @param where the request ({@code POST /v1/buildUploads}), or file, line and column; null where there is no place
 * @param remedy one or two sentences: what to do next
 * @param storeErrors what the store said, to the letter; may be empty
 */
public record Problem(
        Kind kind, String code, String what, @CheckForNull String where, String remedy, List<StoreError> storeErrors)
        implements Serializable {

    /** What sort of problem it is. */
    public enum Kind {
        /** Flow, key, binary or texts are wrong and have to be corrected; mostly found before anything was sent. */
        INPUT,
        /** The store does not accept the key, or the key may not do this. */
        CREDENTIALS,
        /** The store refused; the same request would be refused again. */
        REFUSED,
        /** Connection, rate limit or a fault of the store; the same may work later. */
        UNAVAILABLE,
        /** People refused at a gate. */
        DECLINED,
        /** The time given for a step or a gate is over. */
        TIMED_OUT,
        /** Somebody stopped the run. */
        STOPPED,
        /** An answer that no document of the store describes, or a defect of ours. */
        UNEXPECTED
    }

    public Problem {
        storeErrors = List.copyOf(storeErrors);
    }

    public Problem(Kind kind, String code, String what, @CheckForNull String where, String remedy) {
        this(kind, code, what, where, remedy, List.of());
    }

    /** The whole problem for a log: one sentence, the place, the store's errors a line each, the remedy, the code. */
    public String text() {
        StringBuilder text = new StringBuilder(what);
        if (where != null) {
            text.append("\n  at: ").append(where);
        }
        for (StoreError error : storeErrors) {
            text.append("\n  the store said: ").append(error.oneLine());
        }
        return text.append("\n  what to do: ")
                .append(remedy)
                .append("\n  code: ")
                .append(code)
                .toString();
    }
}
