package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class StoreStepsTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void theRehearsedAppHasTheGroupsOfItsTeam() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                node('built-in') {
                  def result = publishFlow(rehearsal: true, binary: 'out/*.ipa', definition: '''
                    steps:
                      - sendToTestFlight:
                          groups: [Night shift]
                      - sendToTestFlight:
                          id: external
                          groups: [Friends of the house]
                          whatToTest: The new search
                          submitForBetaReview: true
                          ifExists: reuse
                  ''')
                  echo "in ${result.steps.external.groups}"
                }
                """);
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("in Friends of the house", build);
    }

    @Test
    void sendsABinaryOfAnAgentToTestFlight() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('TestFlight') {
                      steps {
                        script {
                          def sent = sendToTestFlight(binary: 'out/*.ipa', credentialsId: 'unused', rehearsal: true,
                              whatToTest: ['en-US': 'The new search', 'de-DE': 'Die neue Suche'],
                              groups: 'QA', timeout: '6h')
                          echo "${sent.appId} ${sent.buildId} ${sent.version} ${sent.build} ${sent.state} ${sent.url}"
                        }
                      }
                    }
                  }
                }
                """.formatted(agent.getNodeName()));
        Rehearsals.putSample(agent.getWorkspaceFor(job));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("6470000002 ", build);
        jenkins.assertLogContains(" 1.1 1 ", build);
        jenkins.assertLogContains("https://appstoreconnect.apple.com/", build);
        Flow.Step step = Rehearsals.run(build).flow().steps().get(0);
        assertEquals("sendToTestFlight", step.type());
        assertEquals(Duration.ofHours(6), step.timeout());
        assertEquals(List.of("QA"), step.settings().list("groups"));
        assertEquals("Die neue Suche", step.settings().map("whatToTest").get("de-DE"));
    }

    @Test
    void takesAnArchivedBinaryOutsideOfNode() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                node('built-in') { archiveArtifacts 'out/*.ipa' }
                def sent = sendToTestFlight(binary: '**/*.ipa', credentialsId: 'unused', rehearsal: true)
                echo "sent ${sent.version}"
                """);
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));

        jenkins.assertLogContains("sent 1.1", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void submitsAVersionWithoutWorkspaceAndWaitsForItsRelease() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                def submitted = submitForReview(credentialsId: 'unused', app: 'com.example.publishflow.sample',
                    version: '2.0', build: '57', releaseType: 'afterApproval', waitFor: 'released',
                    timeout: '10d', rehearsal: true)
                echo "${submitted.versionId} ${submitted.submissionId} ${submitted.state} ${submitted.url}"
                """);

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("READY_FOR_DISTRIBUTION https://appstoreconnect.apple.com/", build);
        FlowRun run = Rehearsals.run(build);
        assertEquals(1, run.steps().size());
        assertEquals(Duration.ofDays(10), run.flow().steps().get(0).timeout());
    }

    @Test
    void writesTheTextsOfAFolderBeforeItSubmits() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                node('built-in') {
                  writeFile file: 'fastlane/metadata/en-US/release_notes.txt', text: 'A new search.'
                  writeFile file: 'fastlane/metadata/de-DE/release_notes.txt', text: 'Eine neue Suche.'
                  def submitted = submitForReview(credentialsId: 'unused', app: 'com.example.publishflow.sample',
                      metadata: 'fastlane/metadata', rehearsal: true)
                  echo "submitted ${submitted.version}, ${submitted.state}"
                }
                """);

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("submitted 1.1, WAITING_FOR_REVIEW", build);
        assertEquals(
                List.of("updateMetadata", "submitForReview"),
                Rehearsals.run(build).flow().steps().stream()
                        .map(Flow.Step::type)
                        .toList());
    }

    @Test
    void tellsEverythingThatIsWrongWithOptionsInTheirOwnWords() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                submitForReview(credentialsId: 'unused', app: 'com.example.publishflow.sample', version: '2.0',
                    releaseType: 'scheduled', waitFor: 'realesed', timeout: 'soon', rehearsal: true)
                """);

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("submitForReview: ", build);
        jenkins.assertLogContains("'waitFor': 'realesed' is not one of submitted, approved, released", build);
        jenkins.assertLogContains("'timeout': 'soon' is no amount of time", build);
        jenkins.assertLogNotContains("line ", build);
        jenkins.assertLogNotContains("\tat ", build);
        assertNull(build.getAction(FlowRunAction.class));
    }

    @Test
    void namesTheOptionOfAFindingThatStandsByItself() throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                submitForReview(credentialsId: 'unused', app: 'com.example.publishflow.sample', version: '2.0',
                    earliestReleaseDate: '2026-03-01T09:30:00Z', releaseType: 'scheduled', rehearsal: true)
                """);

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "submitForReview: 'earliestReleaseDate': Apple knows full hours alone; write 2026-03-01T09:00:00Z",
                build);
    }
}
