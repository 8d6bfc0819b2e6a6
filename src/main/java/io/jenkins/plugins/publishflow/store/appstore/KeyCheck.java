package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.store.Problem;

/**
 * What a trial of a key came to, for "Test connection" and for checks before a flow begins.
 *
 * @param problem why the key is of no use, or null: {@code app-store.not-authorized} (key, ids or clock),
 *     {@code app-store.agreements}, {@code app-store.role}, {@code app-store.forbidden}, {@code app-store.no-apps} (the
 *     key is good but sees no app), {@code app-store.app-not-found} (it sees others), or that the store cannot be
 *     reached
 * @param app the app that was asked for, or null where none was asked for or there is a problem
 */
public record KeyCheck(
        @Nullable Problem problem, @CheckForNull App app) {

    /** Whether the key can be used. */
    public boolean isGood() {
        return problem == null;
    }
}
