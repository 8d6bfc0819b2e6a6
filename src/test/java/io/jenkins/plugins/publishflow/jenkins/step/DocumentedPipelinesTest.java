package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every example of the documentation runs as it stands there, with each question answered by yes. */
@WithJenkins
class DocumentedPipelinesTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.jenkins.setLabelString("mac linux");
    }

    static List<Path> examples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("docs", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".Jenkinsfile"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runsToItsEnd(Path example) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, Files.readString(example));
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        Rehearsals.putSample(workspace);
        Rehearsals.putBundle(workspace);
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();

        Rehearsals.approveAll(build);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        FlowRunAction action = build.getAction(FlowRunAction.class);
        for (String id : action.ids()) {
            assertEquals(FlowRun.State.SUCCEEDED, action.find(id).orElseThrow().state());
        }
    }
}
