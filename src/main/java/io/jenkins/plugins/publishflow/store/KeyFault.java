package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

/**
 * What can be wrong with the key of a store before anything is sent. Quotes nothing of the key.
 *
 * @param store whose key it is
 * @param code of the problem, such as {@code app-store.key-empty}
 * @param what one sentence
 * @param remedy what to do about it
 */
public record KeyFault(Store store, String code, String what, String remedy) implements Serializable {

    /** As a problem of kind INPUT; {@code where} is the file, or null where the key came as a text. */
    public StoreException problem(@CheckForNull String where) {
        String place = where == null ? "key of " + store.displayName() : where;
        return new StoreException(new Problem(Problem.Kind.INPUT, code, what, place, remedy));
    }

    /** Carries a fault to where the place is known. Has no cause: parsers may quote what they read. */
    public static final class Found extends Exception {

        private static final long serialVersionUID = 1;

        private final KeyFault fault;

        public Found(KeyFault fault) {
            super(fault.what);
            this.fault = fault;
        }

        /** What was found. */
        public KeyFault fault() {
            return fault;
        }
    }
}
