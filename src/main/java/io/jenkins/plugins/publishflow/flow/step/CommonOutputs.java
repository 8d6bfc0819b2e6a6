package io.jenkins.plugins.publishflow.flow.step;

import io.jenkins.plugins.publishflow.flow.StepType.Output;

/** The outputs that several steps have, with one meaning. */
public final class CommonOutputs {

    public static final Output STORE = new Output("store", "The store: app-store.");
    public static final Output APP = new Output("app", "Bundle id of the app.");
    public static final Output APP_ID = new Output("appId", "Apple's id of the app.");
    public static final Output VERSION = new Output("version", "The version, as in 4.2.0.");
    public static final Output BUILD = new Output("build", "The build number.");
    public static final Output BUILD_ID = new Output("buildId", "Apple's id of the build.");
    public static final Output VERSION_ID = new Output("versionId", "Apple's id of the version on the App Store.");
    public static final Output SUBMISSION_ID = new Output("submissionId", "Apple's id of the review submission.");
    public static final Output VERSION_STATE =
            new Output("state", "State of the version on the App Store, as Apple writes it.");
    public static final Output INTERNAL_STATE =
            new Output("internalState", "State in TestFlight for internal testers, as Apple writes it.");
    public static final Output EXTERNAL_STATE =
            new Output("externalState", "State in TestFlight for external testers, as Apple writes it.");
    public static final Output URL = new Output("url", "Page in App Store Connect.");

    private CommonOutputs() {}
}
