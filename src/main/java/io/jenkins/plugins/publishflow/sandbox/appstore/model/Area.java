package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.time.Instant;
import java.util.List;

/**
 * One area of App Store Connect, such as build uploads: its resource types, and what time does to them. Its routes are
 * added by {@code jsonapi.RoutedArea}.
 */
public interface Area {

    /** The types of this area; each type belongs to one area. */
    List<ResourceType> types();

    /** Puts in what an account has from the start; called once, on an empty state, after all earlier areas. */
    default void seed(AppStoreState state) {}

    /**
     * Moves everything as far as its time has come. Called under the lock before each look, so that no timer is needed.
     * A change that was due earlier carries the time it was due. Returns whether it changed anything: then all areas
     * are asked again, as one change may be the start of another.
     */
    default boolean advance(AppStoreState state, Instant now) {
        return false;
    }
}
