package io.jenkins.plugins.publishflow.flow.step.metadata;

import static io.jenkins.plugins.publishflow.flow.step.review.StepBench.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.step.review.StepBench;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.ReleaseScene;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateMetadataTest {

    private static final Map<String, String> FOLDER = Map.of(
            "default/release_notes.txt", "Faster.",
            "en-US/description.txt", "A new description.\n",
            "de-DE/subtitle.txt", "Neu",
            "fr-FR/name.txt", "Exemple",
            "fr-FR/description.txt", "Une description.",
            "copyright.txt", "2027 Example",
            "review_information/first_name.txt", "Ada",
            "review_information/notes.txt", "Ring twice");

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final ReleaseScene scene = new ReleaseScene(sandbox);
    private final StepBench bench = new StepBench(sandbox);

    @Test
    void makesTheVersionAndWritesEveryPart() {
        StepRun step =
                bench.start("updateMetadata", of("1.1", "metadata", FOLDER)).succeed();

        String version = scene.find(ReleaseScene.APP, "1.1");
        assertEquals(version, step.outputs().get("versionId"));
        assertEquals("true", step.outputs().get("changed"));
        assertEquals("A new description.", text(version, "en-US", "description"));
        assertEquals("sample,release", text(version, "en-US", "keywords"), "a missing file erases nothing");
        assertEquals("Faster.", text(version, "de-DE", "whatsNew"));
        assertEquals("Une description.", text(version, "fr-FR", "description"));
        assertEquals("2027 Example", at("/v1/appStoreVersions/" + version, "copyright"));
        assertEquals("Neu", appText("de-DE", "subtitle"));
        assertEquals("Exemple", appText("fr-FR", "name"));
        assertEquals("Ring twice", at("/v1/appStoreVersions/" + version + "/appStoreReviewDetail", "notes"));
        assertEquals(
                List.of(Action.APP_VERSION_CREATED, Action.METADATA_UPDATED, Action.APP_INFO_UPDATED), bench.actions());
        assertEquals(
                "1.1: copyright, de-DE (whatsNew), en-US (description, whatsNew), fr-FR (description, whatsNew),"
                        + " review information",
                bench.activities().stream()
                        .filter(activity -> activity.action() == Action.METADATA_UPDATED)
                        .map(Activity::detail)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void sendsNothingWhereTheStoreHasAllOfIt() {
        bench.start("updateMetadata", of("1.1", "metadata", FOLDER)).succeed();
        long writes = writes();

        StepBench again = new StepBench(sandbox);
        StepRun step =
                again.start("updateMetadata", of("1.1", "metadata", FOLDER)).succeed();

        assertEquals(writes, writes());
        assertEquals("false", step.outputs().get("changed"));
        assertEquals(List.of(), again.actions());
        assertTrue(again.hasSaid("nothing was sent"));
    }

    @Test
    void leavesWhatsNewOutOfTheFirstVersion() {
        Map<String, String> folder = Map.of("en-US/release_notes.txt", "Faster.", "en-US/description.txt", "An app.");

        bench.start(
                        "updateMetadata",
                        Map.of("bundleId", CatalogueApp.DECOY.bundleId(), "version", "1.0", "metadata", folder))
                .succeed();

        String version = scene.find(ReleaseScene.NEW_APP, "1.0");
        assertEquals("An app.", text(version, "en-US", "description"));
        assertEquals("", text(version, "en-US", "whatsNew"));
    }

    @Test
    void wantsWhatsNewInEveryLanguageOfAnUpdate() {
        Map<String, String> folder = Map.of("en-US/release_notes.txt", "Faster.", "copyright.txt", "2027 Example");

        Problem problem =
                bench.start("updateMetadata", of("1.1", "metadata", folder)).fail();

        assertEquals("flow.whats-new-missing", problem.code());
        assertTrue(problem.what().endsWith("does not in de-DE."), problem.what());
        assertTrue(problem.remedy().contains("de-DE/release_notes.txt"), problem.remedy());
        String version = scene.find(ReleaseScene.APP, "1.1");
        assertEquals("2026 Sample", at("/v1/appStoreVersions/" + version, "copyright"), "no text was sent");
    }

    @Test
    void wantsANameForALanguageThatIsNewToTheApp() {
        Map<String, String> folder = Map.of("default/release_notes.txt", "Faster.", "fr-FR/subtitle.txt", "Nouveau");

        Problem problem = bench.start(
                        "updateMetadata", of("1.1", "metadata", folder, "locales", List.of("en-US", "de-DE")))
                .fail();

        assertEquals("flow.app-name-missing", problem.code());
        assertTrue(problem.remedy().contains("fr-FR/name.txt"), problem.remedy());
        assertEquals(1, writes(), "the version was made, and nothing was written into it");
    }

    @Test
    void namesTheVersionThatIsInTheWay() {
        scene.submit(scene.readyVersion("1.1"));

        Problem problem =
                bench.start("updateMetadata", of("1.1", "metadata", FOLDER)).fail();

        assertEquals("app-store.version-not-editable", problem.code());
        assertTrue(problem.what().contains("WAITING_FOR_REVIEW"), problem.what());
        assertTrue(problem.remedy().contains("cancelSubmission"), problem.remedy());
    }

    @Test
    void setsCategoriesAndLeavesTheOthers() {
        Map<String, String> folder = Map.of(
                "default/release_notes.txt", "Faster.",
                "secondary_category.txt", "BUSINESS");

        bench.start("updateMetadata", of("1.1", "metadata", folder, "locales", List.of("en-US", "de-DE")))
                .succeed();

        assertEquals(
                "BUSINESS",
                scene.client()
                        .get("/v1/apps/" + ReleaseScene.APP + "/appInfos?include=secondaryCategory")
                        .at("/data/1/relationships/secondaryCategory/data/id"));
        assertTrue(bench.actions().contains(Action.APP_INFO_UPDATED));
    }

    @Test
    void goesThroughManyLanguagesInSeveralCalls() {
        Map<String, String> folder = new HashMap<>();
        folder.put("default/release_notes.txt", "Faster.");
        AppStoreLocales.KNOWN.forEach(locale -> folder.put(locale + "/description.txt", "About " + locale));

        bench.start("updateMetadata", of("1.1", "metadata", folder)).succeed();

        String version = scene.find(ReleaseScene.APP, "1.1");
        assertEquals("About zh-Hant", text(version, "zh-Hant", "description"));
        assertEquals("Faster.", text(version, "ar-SA", "whatsNew"));
        String detail = bench.activities().stream()
                .filter(activity -> activity.action() == Action.METADATA_UPDATED)
                .map(Activity::detail)
                .findFirst()
                .orElseThrow();
        assertTrue(detail.endsWith("and " + (AppStoreLocales.KNOWN.size() - 12) + " more"), detail);
    }

    @Test
    void sendsATextOnceThoughTheStoreKeepsItInAnotherForm() {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("Faster.", "Faster")
                        .on("GET", "/v1/appStoreVersions/*/appStoreVersionLocalizations")
                        .times(1000));
        Map<String, String> folder = new HashMap<>();
        AppStoreLocales.KNOWN.forEach(locale -> folder.put(locale + "/release_notes.txt", "Faster."));

        bench.start("updateMetadata", of("1.1", "metadata", folder)).succeed();

        assertEquals(1 + AppStoreLocales.KNOWN.size(), writes(), "the version, and each language once");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"BREAK_BEFORE_WORK", "BREAK_AFTER_WORK"})
    void survivesABrokenConnectionAtEveryRequest(Fault.Kind kind) throws IOException {
        List<String> whole = entries(bench.start("updateMetadata", of("1.1", "metadata", FOLDER)));
        int request = 1;
        for (; request < 100; request++) {
            sandbox.start(SandboxOptions.USUAL);
            StepBench broken = new StepBench(sandbox).start("updateMetadata", of("1.1", "metadata", FOLDER));
            sandbox.get().faults().add(Fault.of(kind).at(request));
            broken.succeed();
            if (sandbox.get().requests().entries().stream().noneMatch(one -> one.fault() != null)) {
                break;
            }
            assertEquals(whole, entries(broken), kind + " at request " + request);
        }
        assertTrue(request > 12 && request < 100, "requests: " + request);
    }

    @Test
    void survivesTheDeathOfItsProcessAtEverySave() throws IOException {
        List<String> whole = entries(bench.start("updateMetadata", of("1.1", "metadata", FOLDER)));
        int save = 2; // before the first save there is no run
        for (; save < 200; save++) {
            sandbox.start(SandboxOptions.USUAL);
            StepBench dying = new StepBench(sandbox)
                    .start("updateMetadata", of("1.1", "metadata", FOLDER))
                    .dieAtSave(save);
            assertEquals(whole, entries(dying), "entries after a death at save " + save);
            if (!dying.hasDied()) {
                break;
            }
        }
        assertTrue(save > 20 && save < 200, "saves: " + save);
    }

    private List<String> entries(StepBench ended) {
        ended.succeed();
        sandbox.get().faults().clear();
        String version = scene.find(ReleaseScene.APP, "1.1");
        assertEquals("Une description.", text(version, "fr-FR", "description"));
        assertEquals(
                3,
                scene.client()
                        .get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations")
                        .body()
                        .path("data")
                        .size());
        return ended.activities().stream()
                .filter(activity -> activity.step() != null)
                .map(activity -> activity.action() + " " + activity.detail())
                .toList();
    }

    private long writes() {
        return sandbox.get().requests().entries().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
    }

    private String text(String version, String locale, String attribute) {
        return first(
                "/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations?filter[locale]=" + locale,
                attribute);
    }

    private String appText(String locale, String attribute) {
        String info =
                scene.client().get("/v1/apps/" + ReleaseScene.APP + "/appInfos").at("/data/1/id");
        assertFalse(info.isEmpty());
        return first("/v1/appInfos/" + info + "/appInfoLocalizations?filter[locale]=" + locale, attribute);
    }

    private String first(String path, String attribute) {
        return scene.client().get(path).at("/data/0/attributes/" + attribute).replace("null", "");
    }

    private String at(String path, String attribute) {
        return scene.client().get(path).at("/data/attributes/" + attribute);
    }
}
