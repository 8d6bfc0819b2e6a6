package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The app of a release that is rehearsed. */
class ReleasedAppTest {

    private static final String MINE = "org.example.mine";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    private final StoreClient store = new StoreClient(sandbox);

    @Test
    void hasTheLanguagesOfTheRelease() throws IOException {
        release(MINE, List.of("de-DE", "tr", "en-US"), List.of(), List.of());
        Reply app = app(MINE);
        assertEquals(List.of("en-US"), app.all("primaryLocale"), "English comes first where it is among them");
        String version = store.get("/v1/apps/" + app.ids().get(0) + "/appStoreVersions")
                .is(200)
                .ids()
                .get(0);
        assertEquals(
                List.of("en-US", "de-DE", "tr"),
                store.get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations")
                        .is(200)
                        .all("locale"));
    }

    @Test
    void isInEnglishWhereTheReleaseHasNoTexts() throws IOException {
        release(MINE, List.of(), List.of(), List.of());
        assertEquals(List.of("en-US"), app(MINE).all("primaryLocale"));
    }

    @Test
    void hasTheGroupsOfTheReleaseBesidesThoseOfEveryApp() throws IOException {
        release(MINE, List.of(), List.of("Crew", "team"), List.of("Friends", "Beta testers"));
        String groups =
                "/v1/betaGroups?sort=name&filter[app]=" + app(MINE).ids().get(0);
        assertEquals(
                List.of("Beta Testers", "Crew", "Friends", "QA", "Team"),
                store.get(groups).is(200).all("name"));
        assertEquals(
                List.of("Crew", "QA", "Team"),
                store.get(groups + "&filter[isInternalGroup]=true").is(200).all("name"));
    }

    @Test
    void isTheSampleWithItsLanguagesWhereThatIsReleased() throws IOException {
        release(CatalogueApp.SAMPLE.bundleId(), List.of("tr"), List.of(), List.of("Friends"));
        assertEquals(2, store.get("/v1/apps").is(200).ids().size());
        String texts = "/v1/apps/" + CatalogueApp.SAMPLE.id() + "/appStoreVersions";
        String version = store.get(texts).is(200).ids().get(0);
        assertEquals(
                List.of("en-US", "de-DE"),
                store.get("/v1/appStoreVersions/" + version + "/appStoreVersionLocalizations")
                        .is(200)
                        .all("locale"));
        assertEquals(
                4,
                store.get("/v1/betaGroups?filter[app]=" + CatalogueApp.SAMPLE.id())
                        .is(200)
                        .ids()
                        .size());
    }

    private void release(String bundleId, List<String> locales, List<String> internal, List<String> external)
            throws IOException {
        sandbox.start(SandboxOptions.USUAL.releasing(bundleId, "Mine", locales, internal, external));
    }

    private Reply app(String bundleId) {
        return store.get("/v1/apps?filter[bundleId]=" + bundleId).is(200);
    }
}
