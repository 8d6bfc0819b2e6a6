package io.jenkins.plugins.publishflow.jenkins.options;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The flow of {@code publishFlow(appcircleProfile: …)}: hands the binary, if there is one, to a Publish profile of
 * Appcircle, and drives the flow that the profile has there. What differs from release to release comes in by its
 * variables, as with predefined flows; all of them have a default.
 */
public final class ProfileFlow {

    private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put("PLATFORM", "");
        VARIABLES.put("RELEASE_NOTES", "");
        // People who start a build again want the release to go on, and the binary may well be there from the first
        // try.
        VARIABLES.put("IF_EXISTS", "reuse");
        VARIABLES.put("IF_RUNNING", "wait");
        VARIABLES.put("WAIT_FOR", "end");
        VARIABLES.put("TIMEOUT", "");
    }

    private ProfileFlow() {}

    /**
     * The text of the flow.
     *
     * @param profile name of the profile
     * @param withBinary whether the run has a binary; without one, the profile's release candidate is published
     */
    public static String text(String profile, boolean withBinary) {
        SingleStepFlow flow = new SingleStepFlow("Publish flow of " + profile + " in Appcircle").variables(VARIABLES);
        if (withBinary) {
            flow.step("uploadToAppcircle", settings(profile, Map.of("ifExists", "IF_EXISTS")));
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("releaseNotes", "RELEASE_NOTES");
        wanted.put("ifRunning", "IF_RUNNING");
        wanted.put("waitFor", "WAIT_FOR");
        wanted.put("timeout", "TIMEOUT");
        return flow.step("appcirclePublishFlow", settings(profile, wanted)).text();
    }

    private static Map<String, Object> settings(String profile, Map<String, String> variables) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("profile", profile);
        settings.put("platform", new SingleStepFlow.Variable("PLATFORM"));
        variables.forEach((setting, variable) -> settings.put(setting, new SingleStepFlow.Variable(variable)));
        return settings;
    }
}
