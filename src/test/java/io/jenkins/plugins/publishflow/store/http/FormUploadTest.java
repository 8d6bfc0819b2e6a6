package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are sent in a form, because their storage takes them in no other way. */
class FormUploadTest {

    private static final String CONTENT = "PK the bytes of an app";

    @TempDir
    Path folder;

    private final TicketUploader uploader =
            new TicketUploader(UploadSettings.DEFAULT, Clock.systemUTC(), Duration.ofMillis(1));

    @Test
    void sendsTheFieldsInOrderAndTheFileLast() throws Exception {
        try (CannedServer storage = new CannedServer()) {
            storage.on("POST", "/upload", 200, "{\"result\":1}");
            List<Long> progress = new ArrayList<>();
            String answer = uploader.upload(
                    ticket(storage.base(), false), file(), (sent, total) -> progress.add(sent), ExchangeListener.NONE);

            CannedServer.Asked asked = storage.only("POST", "/upload");
            String type = asked.headers().get("content-type");
            assertTrue(type.startsWith("multipart/form-data; boundary="), type);
            String boundary = "--" + type.substring(type.indexOf('=') + 1);
            assertEquals(
                    String.join(
                            "\r\n",
                            boundary,
                            "Content-Disposition: form-data; name=\"authCode\"",
                            "",
                            "secret",
                            boundary,
                            "Content-Disposition: form-data; name=\"parse Type\"",
                            "",
                            "1",
                            boundary,
                            "Content-Disposition: form-data; name=\"file\"; filename=\"a%22b.apk\"",
                            "Content-Type: application/octet-stream",
                            "",
                            CONTENT,
                            boundary + "--",
                            ""),
                    new String(asked.body(), StandardCharsets.UTF_8));
            assertEquals(Integer.toString(asked.body().length), asked.headers().get("content-length"));
            assertEquals("json", asked.headers().get("accept"));
            assertEquals(CONTENT.length(), progress.get(progress.size() - 1), "the bytes of the file, not of the form");
            assertEquals("", answer, "nobody wants the answer");
        }
    }

    @Test
    void handsTheAnswerOnWhereTheTicketWantsIt() throws Exception {
        try (CannedServer storage = new CannedServer()) {
            storage.on("POST", "/upload", 503, "");
            storage.on("POST", "/upload", 200, "{\"result\":1}");
            assertEquals(
                    "{\"result\":1}",
                    uploader.upload(ticket(storage.base(), true), file(), (sent, total) -> {}, ExchangeListener.NONE));
        }
    }

    @Test
    void saysWhatTheStorageRefused() throws Exception {
        try (CannedServer storage = new CannedServer()) {
            storage.on("POST", "/upload", 400, "<Error><Code>EntityTooLarge</Code></Error>");
            StoreException refused = assertThrows(
                    StoreException.class,
                    () -> uploader.upload(
                            ticket(storage.base(), true), file(), (sent, total) -> {}, ExchangeListener.NONE));
            assertEquals("upload.part-refused", refused.problem().code());
            assertEquals(
                    "EntityTooLarge", refused.problem().storeErrors().get(0).code());
        }
    }

    @Test
    void tellsNoFieldOfTheForm() {
        UploadTicket.Form form = form(true);
        assertFalse(form.toString().contains("secret"), form.toString());
        assertFalse(form.fields().toString().contains("secret"), form.fields().toString());
    }

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("app.apk"), CONTENT);
    }

    private static UploadTicket ticket(URI base, boolean answerKept) {
        UploadTicket.Part part = new UploadTicket.Part(
                1, "POST", base.resolve("/upload"), 0, CONTENT.length(), Map.of("Accept", "json"), form(answerKept));
        return new UploadTicket(Store.HUAWEI, "upload-1", CONTENT.length(), List.of(part), null);
    }

    private static UploadTicket.Form form(boolean answerKept) {
        return new UploadTicket.Form(
                List.of(new UploadTicket.Field("authCode", "secret"), new UploadTicket.Field("parse Type", "1")),
                "file",
                "a\"b.apk",
                answerKept);
    }
}
