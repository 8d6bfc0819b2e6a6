package io.jenkins.plugins.publishflow.store.googleplay;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** A connector to the sandbox of a test, and a bundle to send. */
final class PlayFixture {

    private final CheckedSandbox sandbox;
    private final Path folder;

    PlayFixture(CheckedSandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    GooglePlay connector() throws StoreException {
        return new GooglePlay(
                ServiceAccountKeyFile.parse(sandbox.get().googlePlay().keyFile(), null),
                sandbox.get().baseUrl(),
                new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()),
                sandbox.clock(),
                ExchangeListener.NONE);
    }

    PlayApp app() throws StoreException {
        return connector().app(SampleBundle.PACKAGE);
    }

    Path bundle(int versionCode) throws Exception {
        Path file = folder.resolve("app-" + versionCode + ".aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1." + versionCode, versionCode);
        return file;
    }

    void send(UploadTicket ticket, Path file) throws Exception {
        Edit.checkUpload(new TicketUploader(UploadSettings.DEFAULT, sandbox.clock())
                .upload(ticket, file, (sent, total) -> {}, ExchangeListener.NONE));
    }

    /** Uploads a bundle into an edit. */
    void upload(Edit edit, int versionCode) throws Exception {
        Path file = bundle(versionCode);
        send(edit.uploadArtifact(ArtifactKind.BUNDLE, Files.size(file), false), file);
    }

    /** Has a problem come that the body of a test expects. */
    static Problem refused(Refused body) {
        return assertThrows(StoreException.class, body::run).problem();
    }

    interface Refused {
        void run() throws Exception;
    }
}
