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

    /** Puts in what every account has from the start; called once, before any app is there. */
    default void seed(AppStoreState state) {}

    /**
     * Puts in this area's part of an app that the account has from the start; called once for each app, after all
     * earlier areas had their turn with it.
     */
    default void seed(AppStoreState state, CatalogueApp app) {}

    /**
     * Moves everything as far as its time has come. Called under the lock before each look, so that no timer is needed.
     * A change that was due earlier carries the time it was due. Returns whether it changed anything: then all areas
     * are asked again, as one change may be the start of another.
     */
    default boolean advance(AppStoreState state, Instant now) {
        return false;
    }
}
