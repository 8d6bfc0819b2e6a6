package io.jenkins.plugins.publishflow.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** One of the stores behind the one server of a sandbox. */
public interface StoreSite extends Site {

    /** Whether a request for that path is for this store; the paths of two stores have nothing in common. */
    boolean serves(String path);

    /** Puts in what the store has from the start; on an empty state. */
    void seed();

    /** Takes over what was saved; before the first request. */
    void load(ObjectNode saved) throws IOException;

    /** Saves what it holds, though nothing has changed: the clock is saved with it. */
    void saveNow();

    /** Everything it holds as of now, for people and tests; no secrets. */
    ObjectNode shown();

    /** Adds pages below {@code /sandbox/} with which people decide what happens at this store. */
    default void addControls(Routes controls) {
        // Not every store has any.
    }
}
