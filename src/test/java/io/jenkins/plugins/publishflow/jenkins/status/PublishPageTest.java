package io.jenkins.plugins.publishflow.jenkins.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import io.jenkins.plugins.publishflow.jenkins.run.ScriptedRun;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What people read. Pages run their scripts, and a script error fails the test. */
@WithJenkins
class PublishPageTest {

    private static JenkinsRule jenkins;
    private FreeStyleBuild build;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void build() throws Exception {
        build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    private HtmlPage page(String path) throws Exception {
        return jenkins.createWebClient().getPage(build, path);
    }

    private static void assertShows(HtmlPage page, String... texts) {
        String shown = page.asNormalizedText();
        for (String text : texts) {
            assertTrue(shown.contains(text), () -> "'" + text + "' is not on the page:\n" + shown);
        }
    }

    @Test
    void aBuildWithoutFlowRunsHasNothingOfIt() throws Exception {
        assertNull(build.getAction(PublishTab.class));
        assertNull(page("").querySelector("[data-publish-flow]"));
    }

    @Test
    void tellsTheFactsOfTheRelease() throws Exception {
        Runs.SUCCEEDED.run().in(build);

        HtmlPage page = page("publish/");

        assertShows(page, "Notes 1.2 (34)", "com.example.notes", "App Store Connect", "iOS 16.0 or later", "12.3 MB");
        assertShows(page, "Notes App Store, app store", "00ff".repeat(16), "alice", "Succeeded", "Nov 20, 2026");
        assertNull(page.querySelector("[data-stop-url]"), "what has ended cannot be stopped");
    }

    @Test
    void tellsStepsWithWhatTheySaidAndHandedOn() throws Exception {
        Runs.SUCCEEDED.run().in(build);

        HtmlPage page = page("publish/");

        assertShows(page, "Send to TestFlight", "Done", "12.3 MB are at App Store Connect.");
        HtmlAnchor link = page.querySelector(".publish-flow details a");
        assertEquals("https://appstoreconnect.apple.com/apps/1", link.getHrefAttribute());
    }

    @Test
    void tellsWhatAStepWaitsFor() throws Exception {
        Runs.WAITING.run().in(build);

        assertShows(page("publish/"), "Running", "Wait for review: waiting for the review by Apple", "Waiting");
        assertShows(page(""), "Notes 1.2 (34)", "Nobody carries this flow run at the moment.");
    }

    @Test
    void tellsWhoHasNotAnswered() throws Exception {
        Runs.ASKING.run().in(build);

        assertShows(
                page("publish/"), "Waiting for approval", "Shall Notes 1.2 go to review?", "bob", "carol", "No answer");
    }

    @Test
    void tellsWhatWentWrongAndWhatToDo() throws Exception {
        Runs.FAILED.run().in(build);

        assertShows(
                page("publish/"),
                "App Store Connect did not take the version.",
                "At: POST /v1/reviewSubmissionItems",
                "STATE_ERROR: appScreenshots are missing (/data)",
                "What to do: Add screenshots, then run the release again.",
                "Publishing Failed");
        assertShows(page(""), "Failed", "App Store Connect did not take the version.");
    }

    @Test
    void aRehearsalSaysSoAndLinksToNoStore() throws Exception {
        Runs.REHEARSED.run().in(build);

        HtmlPage page = page("publish/");

        assertShows(page, "This is a rehearsal", "App Store Connect (sandbox)");
        assertNull(page.querySelector(".publish-flow details a"));
    }

    @Test
    void aBuildWithSeveralRunsShowsEach() throws Exception {
        String first = Runs.FAILED.run().app("Maps").in(build);
        Runs.SUCCEEDED.run().in(build);

        HtmlPage latest = page("publish/");
        assertShows(latest, "Notes 1.2 (34)");
        HtmlPage other = ((HtmlAnchor) latest.querySelector("nav.publish-flow__runs a")).click();

        assertEquals("id=" + first, other.getUrl().getQuery());
        assertEquals("Maps 1.2 (34)", other.querySelector("h1").getTextContent().strip());
        assertShows(page(""), "Maps 1.2 (34)", "Notes 1.2 (34)");
    }

    @Test
    void textsOfOthersAreNoMarkup() throws Exception {
        String hostile = "<script>window.taken=1</script><b id='taken'>";
        new ScriptedRun()
                .app(hostile)
                .step("Say " + hostile, context -> {
                    context.say("line", hostile);
                    return new Outcome.Done(Map.of("url", "javascript:alert(1)//" + hostile));
                })
                .in(build);

        for (String path : List.of("", "publish/", "publish/content", "publish/overview")) {
            HtmlPage page = page(path);
            assertNull(page.getElementById("taken"), path);
            assertFalse(page.getWebResponse().getContentAsString().contains("<script>window.taken"), path);
            assertNull(page.querySelector("a[href^=javascript]"), path);
        }
        assertShows(page("publish/"), hostile);
    }

    @Test
    void aDamagedRunDoesNotTakeTheBuildsPageWithIt() throws Exception {
        String id = Runs.WAITING.run().in(build);
        Runs.SUCCEEDED.run().in(build);
        Files.writeString(RunFolder.of(build).file(id, ".run.json"), "{");

        assertShows(page(""), "Flow run " + id + " cannot be read", "Succeeded");
        assertShows(page("publish/?id=" + id), "Flow run " + id + " cannot be read");
    }

    @Test
    void pagesKeepTheContentSecurityPolicy() throws Exception {
        Runs.ASKING.run().in(build);
        for (String path : List.of("publish/content", "publish/overview")) {
            HtmlPage page = page(path);
            assertNotNull(page.querySelector(".publish-flow"), path);
            assertTrue(
                    page.querySelectorAll("script, style, [style], [onclick]").isEmpty(), path);
        }
    }
}
