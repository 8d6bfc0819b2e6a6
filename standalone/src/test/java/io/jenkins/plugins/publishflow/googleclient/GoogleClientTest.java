package io.jenkins.plugins.publishflow.googleclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.http.FileContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.androidpublisher.AndroidPublisher;
import com.google.api.services.androidpublisher.model.AppEdit;
import com.google.api.services.androidpublisher.model.Bundle;
import com.google.api.services.androidpublisher.model.LocalizedText;
import com.google.api.services.androidpublisher.model.Track;
import com.google.api.services.androidpublisher.model.TrackRelease;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.store.googleplay.ArtifactKind;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever has only ever talked to our own connector may have the same misunderstandings as it: Google's client does what
 * a release does, and both have to see the same afterwards. Each exchange is checked against Google's contract, too.
 */
class GoogleClientTest {

    private static final String APP = SampleBundle.PACKAGE;

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private AndroidPublisher.Edits google;
    private PlayApp ours;

    @BeforeEach
    void clients() throws Exception {
        // Google's client knows the world's time alone.
        sandbox.clock().moveTo(Instant.now().plusSeconds(10));
        GoogleCredentials key = GoogleCredentials.fromStream(new ByteArrayInputStream(
                        sandbox.get().googlePlay().keyFile().getBytes(StandardCharsets.UTF_8)))
                .createScoped("https://www.googleapis.com/auth/androidpublisher");
        google = new AndroidPublisher.Builder(
                        new NetHttpTransport(), GsonFactory.getDefaultInstance(), new HttpCredentialsAdapter(key))
                .setApplicationName("publish-flow-test")
                .setRootUrl(sandbox.get().baseUrl() + "/")
                .build()
                .edits();
        ours = RehearsedStores.of(sandbox.get(), new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock())
                .googlePlay()
                .app(APP);
    }

    @Test
    void aReleaseOfGooglesClientIsSeenByOurConnector() throws Exception {
        String edit = insert().getId();
        Bundle bundle = google.bundles()
                .upload(
                        APP,
                        edit,
                        new FileContent("application/octet-stream", bundle(2).toFile()))
                .execute();
        assertEquals(2, bundle.getVersionCode());
        put(edit, "internal", release("completed", null));
        plain(google.commit(APP, edit)).execute();
        assertAgree();

        String promotion = insert().getId();
        TrackRelease tested = google.tracks()
                .get(APP, promotion, "internal")
                .execute()
                .getReleases()
                .get(0);
        assertEquals("Better.", tested.getReleaseNotes().get(0).getText());
        put(promotion, "production", release("inProgress", 0.1));
        plain(google.commit(APP, promotion)).execute();
        assertAgree();

        String rollout = insert().getId();
        put(rollout, "production", release("inProgress", 0.5));
        plain(google.validate(APP, rollout)).execute();
        plain(google.commit(APP, rollout)).execute();
        assertAgree();
    }

    @Test
    void aReleaseOfOursIsSeenByGooglesClient() throws Exception {
        Path file = bundle(2);
        Edit edit = ours.beginEdit();
        new io.jenkins.plugins.publishflow.store.http.TicketUploader(
                        io.jenkins.plugins.publishflow.store.http.UploadSettings.DEFAULT, sandbox.clock())
                .upload(
                        edit.uploadArtifact(ArtifactKind.BUNDLE, Files.size(file), false),
                        file,
                        (sent, total) -> {},
                        io.jenkins.plugins.publishflow.store.http.ExchangeListener.NONE);
        edit.put(edit.track("beta")
                .orElseThrow()
                .with(io.jenkins.plugins.publishflow.store.googleplay.TrackRelease.of(
                                List.of(2L), io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus.COMPLETED)
                        .name("Two")));
        edit.commit(false, Edit.InReview.FAIL);
        String look = insert().getId();
        TrackRelease release =
                google.tracks().get(APP, look, "beta").execute().getReleases().get(0);
        assertEquals("Two", release.getName());
        assertEquals(List.of(2L), release.getVersionCodes());
        assertEquals("completed", release.getStatus());
        assertAgree();
    }

    @Test
    void aRefusalIsOneToGooglesClient() throws Exception {
        String edit = insert().getId();
        GoogleJsonResponseException refused = assertThrows(
                GoogleJsonResponseException.class,
                () -> google.bundles()
                        .upload(
                                APP,
                                edit,
                                new FileContent(
                                        "application/octet-stream", bundle(1).toFile()))
                        .execute());
        assertEquals(403, refused.getStatusCode());
        assertTrue(refused.getDetails().getMessage().contains("already been used"), refused.getMessage());
    }

    private void put(String edit, String track, TrackRelease release) throws Exception {
        AndroidPublisher.Edits.Tracks.Update update = google.tracks()
                .update(APP, edit, track, new Track().setTrack(track).setReleases(List.of(release)));
        plain(update).execute();
    }

    private AppEdit insert() throws Exception {
        return plain(google.insert(APP, new AppEdit())).execute();
    }

    /** The sandbox takes bodies as they are, not compressed. */
    private static <T> AbstractGoogleClientRequest<T> plain(AbstractGoogleClientRequest<T> request) {
        return request.setDisableGZipContent(true);
    }

    private static TrackRelease release(String status, Double fraction) {
        return new TrackRelease()
                .setName("Two")
                .setVersionCodes(List.of(2L))
                .setStatus(status)
                .setUserFraction(fraction)
                .setReleaseNotes(
                        List.of(new LocalizedText().setLanguage("en-US").setText("Better.")));
    }

    /** Both see the same tracks and bundles. */
    private void assertAgree() throws Exception {
        String edit = insert().getId();
        List<String> googles = google.tracks().list(APP, edit).execute().getTracks().stream()
                .map(track -> track.getTrack() + " "
                        + (track.getReleases() == null ? List.of() : track.getReleases())
                                .stream()
                                        .map(release -> text((TrackRelease) release))
                                        .toList())
                .toList();
        List<Integer> bundles = google.bundles().list(APP, edit).execute().getBundles().stream()
                .map(Bundle::getVersionCode)
                .toList();
        Edit look = ours.edit(edit);
        assertEquals(
                googles,
                look.tracks().stream()
                        .map(track -> track.name() + " "
                                + track.releases().stream()
                                        .map(release -> release.name()
                                                + release.versionCodes()
                                                + release.status()
                                                + release.userFraction()
                                                + release.notes().values())
                                        .toList())
                        .toList());
        assertEquals(
                bundles,
                look.artifacts(ArtifactKind.BUNDLE).stream()
                        .map(artifact -> (int) artifact.versionCode())
                        .toList());
    }

    private static String text(TrackRelease release) {
        List<String> notes = release.getReleaseNotes() == null
                ? List.of()
                : release.getReleaseNotes().stream().map(LocalizedText::getText).toList();
        return release.getName() + release.getVersionCodes() + release.getStatus() + release.getUserFraction() + notes;
    }

    private Path bundle(int versionCode) throws Exception {
        Path file = folder.resolve("app-" + versionCode + ".aab");
        SampleBundle.write(file, APP, "1." + versionCode, versionCode);
        return file;
    }
}
