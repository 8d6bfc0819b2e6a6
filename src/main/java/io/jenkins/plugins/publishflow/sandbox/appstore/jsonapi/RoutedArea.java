package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Area;

/** An area that clients can reach. */
public interface RoutedArea extends Area {

    /** Adds the area's routes; called once, before the server starts. */
    void addTo(Endpoints endpoints, AppStoreState state);
}
