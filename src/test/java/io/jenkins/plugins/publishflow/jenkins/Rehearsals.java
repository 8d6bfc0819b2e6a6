package io.jenkins.plugins.publishflow.jenkins;

import hudson.FilePath;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** What tests in a real Jenkins have in common: jobs that rehearse a release of the sample app. */
public final class Rehearsals {

    private Rehearsals() {}

    /** A Pipeline job of that script. */
    public static WorkflowJob pipeline(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** Puts the sample app as {@code out/Sample.ipa} into a workspace. */
    public static void putSample(FilePath workspace) throws IOException, InterruptedException {
        Path sample = Files.createTempFile("Sample", ".ipa");
        try {
            SampleApp.write(sample, SampleApp.VERSION, SampleApp.BUILD);
            new FilePath(new File(sample.toString())).copyTo(workspace.child("out/Sample.ipa"));
        } finally {
            Files.delete(sample);
        }
    }

    /** The only flow run of a build, as it was saved last. */
    public static FlowRun run(Run<?, ?> build) throws IOException {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action.find(action.ids().get(0)).orElseThrow();
    }
}
