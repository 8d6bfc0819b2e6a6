package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.jenkins.PlayStore;
import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GooglePlayUploadTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void rehearsesABundleOfAnAgentUntilUsersHaveIt() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('Google Play') {
                      steps {
                        script {
                          def sent = googlePlayUpload(binary: 'out/*.aab', credentialsId: 'unused', rehearsal: true,
                              track: 'Closed circle', userFraction: 0.1, updatePriority: 3, releaseName: 'Spring',
                              releaseNotes: ['en-US': 'The new search', 'de-DE': 'Die neue Suche'],
                              waitFor: 'published', timeout: '12h')
                          echo "${sent.app} ${sent.versionCode} ${sent.track} ${sent.status} ${sent.userFraction}"
                          echo "${sent.state} ${sent.sentForReview} ${sent.url}"
                        }
                      }
                    }
                  }
                }
                """.formatted(agent.getNodeName()));
        Rehearsals.putBundle(agent.getWorkspaceFor(job), "com.example.shop", 412);

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("com.example.shop 412 Closed circle inProgress 0.1", build);
        jenkins.assertLogContains("PUBLISHED true https://play.google.com/console", build);
        List<Flow.Step> steps = Rehearsals.run(build).flow().steps();
        assertEquals(
                List.of("publishToGooglePlay", "googlePlayApproval"),
                steps.stream().map(Flow.Step::type).toList());
        assertEquals(
                "Die neue Suche", steps.get(0).settings().map("releaseNotes").get("de-DE"));
        assertEquals(Duration.ofHours(6), steps.get(0).timeout(), "of the upload, as it is without any");
        assertEquals(Duration.ofHours(12), steps.get(1).timeout());
    }

    @Test
    void rehearsesAnApkOfAnAgent() throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Rehearsals.pipeline(jenkins, """
                node('%s') {
                  def sent = googlePlayUpload(binary: '**/*.apk', credentialsId: '', rehearsal: true)
                  echo "${sent.versionCode} ${sent.track} ${sent.status} ${sent.state}"
                }
                """.formatted(agent.getNodeName()));
        Rehearsals.putApk(agent.getWorkspaceFor(job));

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("2 internal completed SUCCEEDED", build);
        assertEquals(1, Rehearsals.run(build).steps().size());
    }

    @Test
    void aBundleGoesOutWithTheKeyOfASecretFileAndNobodySeesTheKey() throws Exception {
        try (PlayStore store = PlayStore.start()) {
            store.connect();
            WorkflowRun build = onController("""
                    def sent = googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play', track: 'production',
                        status: 'draft', releaseNotes: 'The new search', releaseName: 'Spring', updatePriority: '5',
                        retainVersionCodes: [1], review: 'never', ifInReview: 'cancel')
                    echo "${sent.status}, sent: ${sent.sentForReview}"
                    """);

            jenkins.assertBuildStatusSuccess(build);
            jenkins.assertLogContains("draft, sent: false", build);
            JsonNode live = store.live(SampleBundle.PACKAGE);
            JsonNode release = draft(live);
            assertEquals("Spring", release.path("name").asText());
            assertEquals("[\"2\",\"1\"]", release.path("versionCodes").toString());
            assertEquals(5, release.path("inAppUpdatePriority").asInt());
            assertEquals("The new search", release.at("/releaseNotes/0/text").asText());
            assertEquals("en-US", release.at("/releaseNotes/0/language").asText());
            assertEquals(List.of("1", "2"), PlayStore.versionCodes(live));
            assertEquals(List.of(), store.sandbox().requests().misuses());
            assertNowhere(build.getRootDir().toPath(), store.secrets());
        }
    }

    @Test
    void mappingSymbolsAndNotesOfAnAgentGoWithTheRelease() throws Exception {
        try (PlayStore store = PlayStore.start()) {
            store.connect();
            DumbSlave agent = jenkins.createOnlineSlave();
            WorkflowJob job = Rehearsals.pipeline(jenkins, """
                    node('%s') {
                      writeFile file: 'build/mapping.txt', text: 'a.b.C -> a:'
                      writeFile file: 'build/native-debug-symbols.zip', text: 'symbols'
                      writeFile file: 'texts/de-DE/changelogs/2.txt', text: 'Die neue Suche'
                      writeFile file: 'texts/en-US/changelogs/default.txt', text: 'As ever'
                      googlePlayUpload binary: 'out/*.aab', credentialsId: 'play', changelogs: 'texts',
                          mappingFile: '**/mapping.txt', nativeSymbols: 'build/*.zip'
                    }
                    """.formatted(agent.getNodeName()));
            Rehearsals.putBundle(agent.getWorkspaceFor(job));

            jenkins.buildAndAssertSuccess(job);

            JsonNode live = store.live(SampleBundle.PACKAGE);
            assertEquals(
                    List.of("nativeCode", "proguard"),
                    live.path("symbols").findValuesAsText("type").stream()
                            .sorted()
                            .toList());
            assertEquals(
                    "Die neue Suche",
                    live.at("/tracks/internal/0/releaseNotes/0/text").asText());
            assertEquals(
                    "As ever", live.at("/tracks/internal/0/releaseNotes/1/text").asText());
        }
    }

    @Test
    void filesThatAreMissingAreToldBeforeAnyRequest() throws Exception {
        try (PlayStore store = PlayStore.start()) {
            store.connect();
            WorkflowRun build = onController("googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play',"
                    + " changelogs: 'texts', mappingFile: '**/mapping.txt', nativeSymbols: 'out/*.aab')");

            jenkins.assertBuildStatus(Result.FAILURE, build);
            jenkins.assertLogContains("googlePlayUpload: 'changelogs': Folder 'texts'", build);
            jenkins.assertLogContains("'mappingFile': File '**/mapping.txt'", build);
            assertEquals(0, store.sandbox().requests().count());
        }
    }

    @Test
    void theSameFileIsReleasedAnewOrRefusedAsItIsAskedFor() throws Exception {
        try (PlayStore store = PlayStore.start()) {
            store.connect();
            jenkins.assertBuildStatusSuccess(
                    onController("googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play')"));

            WorkflowRun refused = onController(
                    "googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play', track: 'beta', ifExists: 'fail')");
            WorkflowRun reused = onController(
                    "googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play', track: 'alpha', userFraction: '10%')");

            jenkins.assertBuildStatus(Result.FAILURE, refused);
            jenkins.assertLogContains("Google Play already has this very file", refused);
            jenkins.assertBuildStatusSuccess(reused);
            assertEquals(
                    0.1,
                    store.live(SampleBundle.PACKAGE)
                            .at("/tracks/alpha/0/userFraction")
                            .asDouble());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "review: 'sometimes', timeout: 'soon', updatePriority: 'high';"
                        + "'review': 'sometimes' is not one of autoRescue, manualRescue, always, never"
                        + " / 'timeout': 'soon' is no amount of time / 'updatePriority': 'high' is no whole number",
                "status: 'completed', userFraction: '120%', updatePriority: 9, retainVersionCodes: 'twelve',"
                        + " releaseNotes: [english: 'The new search'];"
                        + "'userFraction': '120%' is no share of users / 'updatePriority': The priority of an update is"
                        + " from 0 to 5, not 9 / 'retainVersionCodes': 'twelve' is no version code / 'english' is no language"
            })
    void tellsEverythingThatIsWrongWithOptionsInTheirOwnWordsBeforeAnyRequest(String options, String told)
            throws Exception {
        try (PlayStore store = PlayStore.start()) {
            store.connect();
            WorkflowRun build =
                    onController("googlePlayUpload(binary: 'out/*.aab', credentialsId: 'play', " + options + ")");

            jenkins.assertBuildStatus(Result.FAILURE, build);
            jenkins.assertLogContains("googlePlayUpload: ", build);
            for (String each : told.split(" / ")) {
                jenkins.assertLogContains(each, build);
            }
            jenkins.assertLogNotContains("line ", build);
            jenkins.assertLogNotContains("\tat ", build);
            assertNull(build.getAction(FlowRunAction.class));
            assertEquals(0, store.sandbox().requests().count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "waitFor: 'aproved'; 'waitFor': 'aproved' is not one of upload, approved, published",
                "waitFor: 'approved', status: 'draft'; Google does not review a draft",
                "waitFor: 'published', review: 'never'; a person has to send the changes for review first"
            })
    void whatCannotBeWaitedForIsRefused(String options, String told) throws Exception {
        WorkflowRun build = onController(
                "googlePlayUpload(binary: 'out/*.aab', credentialsId: '', rehearsal: true, " + options + ")");

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains(told, build);
        assertNull(build.getAction(FlowRunAction.class));
    }

    @Test
    void aBinaryIsNeeded() throws Exception {
        WorkflowRun build = onController("googlePlayUpload(binary: ' ', credentialsId: '', rehearsal: true)");

        jenkins.assertBuildStatus(Result.FAILURE, build);
        jenkins.assertLogContains("googlePlayUpload needs 'binary'", build);
    }

    private static WorkflowRun onController(String call) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, "node('built-in') {\n" + call + "\n}");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        Rehearsals.putBundle(workspace);
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }

    private static JsonNode draft(JsonNode live) {
        for (JsonNode release : live.at("/tracks/production")) {
            if (release.path("status").asText().equals("draft")) {
                return release;
            }
        }
        throw new AssertionError("no draft in " + live.at("/tracks"));
    }

    private static void assertNowhere(Path folder, List<String> secrets) throws Exception {
        int searched = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                searched++;
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertFalse(text.contains(secret), file + " has a secret");
                }
            }
        }
        assertTrue(searched > 4, "searched " + searched + " files");
    }
}
