package io.jenkins.plugins.publishflow.store.googleplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlayVerdicts;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Google Play as the connector sees it; each exchange is checked against Google's contract. */
class EditTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private PlayFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new PlayFixture(sandbox, folder);
    }

    @Test
    void aBundleIsUploadedReleasedAndReviewed() throws Exception {
        PlayApp app = fixture.app();
        Edit edit = app.beginEdit();
        fixture.upload(edit, 2);
        assertTrue(edit.artifacts(ArtifactKind.BUNDLE).stream().anyMatch(artifact -> artifact.versionCode() == 2));
        Track track = edit.track("production").orElseThrow();
        edit.put(track.with(TrackRelease.of(List.of(2L), ReleaseStatus.IN_PROGRESS)
                .status(ReleaseStatus.IN_PROGRESS, 0.1)
                .name("Two")
                .notes(Map.of("en-US", "Better."))
                .updatePriority(3)));
        assertEquals(1, app.releases("production").size(), "nothing can be seen before the commit");
        edit.validate();
        edit.commit(false, Edit.InReview.FAIL);
        assertEquals(ReleaseState.IN_REVIEW, state(app, 2));
        sandbox.pass(Duration.ofHours(6));
        assertEquals(ReleaseState.PUBLISHED, state(app, 2));
        Track now = app.beginEdit().track("production").orElseThrow();
        TrackRelease release = now.holding(2).orElseThrow();
        assertEquals("Two", release.name());
        assertEquals(0.1, release.userFraction());
        assertEquals(Map.of("en-US", "Better."), release.notes());
        assertEquals(3, release.updatePriority());
        assertTrue(now.holding(1).isPresent(), "the complete release stays beside the rollout");
    }

    private static ReleaseState state(PlayApp app, long versionCode) throws Exception {
        return app.releases("production").stream()
                .filter(release -> release.versionCodes().contains(versionCode))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void anUploadGoesOnAfterABreak() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.breakUploadAfter(16 * 1024));
        Path file = folder.resolve("large.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1".repeat(2000), 2);
        List<String> ranges = new ArrayList<>();
        sandbox.get()
                .watch(exchange -> ranges.addAll(exchange.requestHeaders().getOrDefault("Content-Range", List.of())));
        Edit edit = fixture.app().beginEdit();
        fixture.send(edit.uploadArtifact(ArtifactKind.BUNDLE, Files.size(file), false), file);
        assertEquals(2, edit.artifacts(ArtifactKind.BUNDLE).size());
        assertTrue(ranges.contains("bytes */" + Files.size(file)), ranges::toString);
        assertTrue(
                ranges.stream().anyMatch(range -> range.matches("bytes [1-9]\\d+-\\d+/\\d+")),
                () -> "nothing is sent twice: " + ranges);
    }

    @Test
    void whereTheAddressIsNotEnoughTheTokenGoesAlong() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.uploadsWithTokenOnly());
        Path file = fixture.bundle(2);
        Edit edit = fixture.app().beginEdit();
        long size = Files.size(file);
        assertEquals(
                "upload.address-not-enough",
                PlayFixture.refused(() -> fixture.send(edit.uploadArtifact(ArtifactKind.BUNDLE, size, false), file))
                        .code());
        fixture.send(edit.uploadArtifact(ArtifactKind.BUNDLE, size, true), file);
        assertEquals(2, edit.artifacts(ArtifactKind.BUNDLE).size());
    }

    @Test
    void aUsedVersionCodeIsRefused() throws Exception {
        Edit edit = fixture.app().beginEdit();
        assertEquals(
                "google-play.version-code-used",
                PlayFixture.refused(() -> fixture.upload(edit, 1)).code());
    }

    @Test
    void aFileThatIsNotSignedIsRefused() throws Exception {
        Path file = folder.resolve("unsigned.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "2.0", 2, false);
        Edit edit = fixture.app().beginEdit();
        UploadTicket ticket = edit.uploadArtifact(ArtifactKind.BUNDLE, Files.size(file), false);
        assertEquals(
                "google-play.not-signed",
                PlayFixture.refused(() -> fixture.send(ticket, file)).code());
    }

    @Test
    void aNewEditDropsTheOneBefore() throws Exception {
        PlayApp app = fixture.app();
        Edit first = app.beginEdit();
        assertTrue(app.findEdit(first.id()).isPresent());
        app.beginEdit();
        assertTrue(app.findEdit(first.id()).isEmpty());
        StoreException lost = assertThrows(StoreException.class, first::tracks);
        assertTrue(Edit.isLost(lost), lost.problem().text());
    }

    @Test
    void anEditThatHasExpiredOrIsCommittedIsLost() throws Exception {
        PlayApp app = fixture.app();
        Edit edit = app.beginEdit();
        sandbox.pass(Duration.ofHours(9));
        assertTrue(Edit.isLost(assertThrows(StoreException.class, edit::tracks)));
        Edit other = app.beginEdit();
        other.commit(false, Edit.InReview.FAIL);
        assertTrue(Edit.isLost(assertThrows(StoreException.class, other::tracks)));
    }

    @Test
    void whatIsDeletedWithItsEditIsGone() throws Exception {
        PlayApp app = fixture.app();
        Edit edit = app.beginEdit();
        fixture.upload(edit, 2);
        edit.delete();
        assertEquals(1, app.beginEdit().artifacts(ArtifactKind.BUNDLE).size());
    }

    @Test
    void aDraftAppTakesDraftsAlone() throws Exception {
        String draft = io.jenkins.plugins.publishflow.sandbox.googleplay.PlayApp.DRAFT.packageName();
        Path file = folder.resolve("draft.aab");
        SampleBundle.write(file, draft, "1.0", 1);
        Edit edit = fixture.connector().app(draft).beginEdit();
        fixture.send(edit.uploadArtifact(ArtifactKind.BUNDLE, Files.size(file), false), file);
        edit.put(new Track("production", List.of(TrackRelease.of(List.of(1L), ReleaseStatus.COMPLETED))));
        assertEquals(
                "google-play.draft-app", PlayFixture.refused(edit::validate).code());
        edit.put(new Track("production", List.of(TrackRelease.of(List.of(1L), ReleaseStatus.DRAFT))));
        edit.commit(false, Edit.InReview.FAIL);
    }

    @Test
    void aReviewThatIsUnderWayIsNotCancelledByTheWay() throws Exception {
        PlayApp app = fixture.app();
        Edit edit = app.beginEdit();
        fixture.upload(edit, 2);
        edit.put(edit.track("beta").orElseThrow().with(TrackRelease.of(List.of(2L), ReleaseStatus.COMPLETED)));
        edit.commit(false, Edit.InReview.FAIL);
        Edit next = app.beginEdit();
        assertEquals(
                "google-play.in-review",
                PlayFixture.refused(() -> next.commit(false, Edit.InReview.FAIL))
                        .code());
        next.commit(false, Edit.InReview.CANCEL);
    }

    @Test
    void theFlagForReviewIsRefusedBothWays() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.sending("REQUIRES_FLAG"));
        Edit edit = fixture.app().beginEdit();
        assertTrue(Edit.wantsReviewByHand(
                assertThrows(StoreException.class, () -> edit.commit(false, Edit.InReview.FAIL))));
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.sending("FORBIDS_FLAG"));
        assertTrue(Edit.wantsReviewByItself(
                assertThrows(StoreException.class, () -> edit.commit(true, Edit.InReview.FAIL))));
        edit.commit(false, Edit.InReview.FAIL);
    }

    @Test
    void aPageIsWrittenAndReadBack() throws Exception {
        Edit edit = fixture.app().beginEdit();
        Listing listing = new Listing("Beispiel", "Kurz.", "Lang.", null);
        edit.putListing("de-DE", listing);
        assertEquals(listing, edit.listings().get("de-DE"));
        Path icon = Files.write(folder.resolve("icon.png"), new byte[] {1, 2, 3});
        fixture.send(edit.uploadImage("de-DE", ImageKind.ICON, "image/png", 3, false), icon);
        assertEquals(1, edit.images("de-DE", ImageKind.ICON).size());
        edit.deleteImages("de-DE", ImageKind.ICON);
        assertEquals(List.of(), edit.images("de-DE", ImageKind.ICON));
        edit.putDetails(edit.details().with(new AppDetails("help@example.com", null, null, null)));
        assertEquals("help@example.com", edit.details().contactEmail());
        assertEquals("en-US", edit.details().defaultLanguage());
    }

    @Test
    void symbolsBelongToAVersionCode() throws Exception {
        Edit edit = fixture.app().beginEdit();
        Path mapping = Files.writeString(folder.resolve("mapping.txt"), "a.b -> c:");
        fixture.send(edit.uploadSymbols(1, SymbolKind.PROGUARD, Files.size(mapping), false), mapping);
        edit.commit(false, Edit.InReview.FAIL);
        assertEquals(
                "proguard",
                sandbox.get()
                        .googlePlay()
                        .shown()
                        .at("/apps/com.example.publishflow.sample/content/symbols/0/type")
                        .asText());
    }

    @Test
    void whoMayNotIsToldWhereToInvite() throws Exception {
        sandbox.get().googlePlay().verdicts(PlayVerdicts.GOOD.withoutPermission());
        Problem problem = PlayFixture.refused(() -> fixture.app().beginEdit());
        assertEquals("google-play.no-permission", problem.code());
        assertTrue(problem.remedy().contains("Users and permissions"), problem.remedy());
    }

    @Test
    void aPackageThatIsNotThereIsNamed() throws Exception {
        Problem problem = PlayFixture.refused(
                () -> fixture.connector().app("org.example.other").beginEdit());
        assertEquals("google-play.app-not-found", problem.code());
    }

    @Test
    void aTokenThatEndsIsRenewed() throws Exception {
        PlayApp app = fixture.app();
        app.beginEdit();
        sandbox.pass(Duration.ofHours(2));
        app.beginEdit();
        assertEquals(2, count("/token"));
    }

    @Test
    void aClockThatIsWrongIsSaid() throws Exception {
        GooglePlay ahead = new GooglePlay(
                ServiceAccountKeyFile.parse(sandbox.get().googlePlay().keyFile(), null),
                sandbox.get().baseUrl(),
                new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()),
                Clock.offset(sandbox.clock(), Duration.ofHours(3)),
                ExchangeListener.NONE);
        Problem problem =
                PlayFixture.refused(() -> ahead.app(SampleBundle.PACKAGE).beginEdit());
        assertEquals("google-play.not-authorized", problem.code());
        assertTrue(problem.text().contains("reasonable timeframe"), problem.text());
    }

    private long count(String path) {
        return sandbox.get().requests().entries().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }
}
