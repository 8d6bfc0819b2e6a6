package io.jenkins.plugins.publishflow.jenkins.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.PlayStore;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.step.GooglePlayUploadStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GooglePlayUploadBuilderTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void uploadsWithBuildVariablesInItsTexts() throws Exception {
        try (PlayStore store = PlayStore.start("com.example.shop")) {
            store.connect();
            GooglePlayUploadStep step = new GooglePlayUploadStep("${FOLDER}/*.aab", "$KEY");
            step.setTrack("$TRACK");
            step.setUserFraction("$SHARE");
            step.setReleaseName("Build $BUILD_NUMBER");
            step.setReleaseNotes(Map.of("en-US", "Build $BUILD_NUMBER of $FOLDER"));
            step.setRetainVersionCodes("$OLD");
            FreeStyleProject job = job(step, false);

            FreeStyleBuild shared = run(job, "beta", "10%");
            FreeStyleBuild whole = run(job, "alpha", " ");

            jenkins.assertBuildStatusSuccess(shared);
            jenkins.assertBuildStatusSuccess(whole);
            JsonNode tracks = store.live("com.example.shop").path("tracks");
            JsonNode release = tracks.at("/beta/0");
            assertEquals("inProgress", release.path("status").asText());
            assertEquals(0.1, release.path("userFraction").asDouble());
            assertEquals("Build 1", release.path("name").asText());
            assertEquals("Build 1 of out", release.at("/releaseNotes/0/text").asText());
            assertEquals("[\"57\",\"1\"]", release.path("versionCodes").toString());
            assertEquals("completed", tracks.at("/alpha/0/status").asText(), "a blank share is none");
        }
    }

    @Test
    void goesOnInTheBackground() throws Exception {
        GooglePlayUploadStep step = new GooglePlayUploadStep("out/*.aab", "");
        step.setRehearsal(true);
        step.setWaitFor("approved");
        FreeStyleProject job = job(step, true);

        FreeStyleBuild build = run(job, "", "");

        jenkins.assertBuildStatusSuccess(build);
        FlowRun run = Rehearsals.ended(build);
        assertEquals(FlowRun.State.SUCCEEDED, run.state());
        assertEquals("PUBLISHED", run.output("state").orElseThrow());
    }

    private static FreeStyleProject job(GooglePlayUploadStep step, boolean inBackground) throws Exception {
        GooglePlayUploadBuilder builder = new GooglePlayUploadBuilder(step);
        builder.setInBackground(inBackground);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(List.of("FOLDER", "KEY", "TRACK", "SHARE", "OLD").stream()
                .map(name -> new StringParameterDefinition(name, ""))
                .toArray(StringParameterDefinition[]::new)));
        job.getBuildersList().add(builder);
        Rehearsals.putBundle(jenkins.jenkins.getWorkspaceFor(job), "com.example.shop", 57);
        return job;
    }

    private static FreeStyleBuild run(FreeStyleProject job, String track, String share) throws Exception {
        return job.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("FOLDER", "out"),
                                new StringParameterValue("KEY", PlayStore.KEY),
                                new StringParameterValue("TRACK", track),
                                new StringParameterValue("SHARE", share),
                                new StringParameterValue("OLD", "1")))
                .get();
    }
}
