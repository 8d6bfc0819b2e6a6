package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.OK;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadAddressesTest {

    private static final String STORAGE = "/publish/v2/upload-url/for-obs";
    private static final String FORM = "/publish/v2/upload-url";

    private final CannedServer server = new CannedServer();
    private final Packages packages = HuaweiFixture.connect(server).packages();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void goesIntoTheSignedStorageFirst() throws Exception {
        server.on(
                "GET",
                STORAGE,
                200,
                "{\"ret\":{\"code\":0},\"urlInfo\":{\"objectId\":\"CN/1/app.aab\",\"url\":\"https://obs.example.com/x?sig=1\","
                        + "\"method\":\"PUT\",\"headers\":{\"Authorization\":\"AWS4 secret\",\"x-amz-date\":\"2026\","
                        + "\"Content-Type\":\"application/octet-stream\",\"Host\":\"obs.example.com\"}}}");
        UploadTicket ticket = packages.ticket("101", "app.aab", 1234);

        assertEquals(
                Map.of("appId", "101", "fileName", "app.aab", "contentLength", "1234"),
                server.only("GET", STORAGE).query());
        assertEquals("CN/1/app.aab", packages.destination(ticket.uploadId(), ""));
        UploadTicket.Part part = ticket.parts().get(0);
        assertEquals("PUT", part.method());
        assertEquals(URI.create("https://obs.example.com/x?sig=1"), part.url());
        assertEquals(1234, part.length());
        assertNull(part.form());
        assertEquals("AWS4 secret", part.headers().get("Authorization"), "the storage's own, as it was given");
        assertEquals("obs.example.com", part.headers().get("Host"));
        assertFalse(ticket.toString().contains("secret"), ticket.toString());
    }

    @Test
    void goesByFormWhereThereIsNoSuchStorage() throws Exception {
        server.on("GET", STORAGE, 404, "");
        server.on(
                "GET",
                FORM,
                200,
                "{\"ret\":{\"code\":0},\"uploadUrl\":\"https://files.example.com/u\",\"authCode\":\"secret\"}");
        UploadTicket ticket = packages.ticket("101", "app.release.APK", 9);

        assertEquals(
                Map.of("appId", "101", "suffix", "apk"),
                server.only("GET", FORM).query());
        UploadTicket.Part part = ticket.parts().get(0);
        assertEquals("POST", part.method());
        UploadTicket.Form form = part.form();
        assertEquals(
                List.of(
                        new UploadTicket.Field("authCode", "secret"),
                        new UploadTicket.Field("fileCount", "1"),
                        new UploadTicket.Field("parseType", "1"),
                        new UploadTicket.Field("name", "app.release.APK")),
                form.fields());
        assertEquals("file", form.fileField());
        assertEquals(
                "https://files.example.com/f/1",
                packages.destination(
                        ticket.uploadId(),
                        "{\"result\":{\"resultCode\":\"0\",\"UploadFileRsp\":{\"ifSuccess\":1,\"fileInfoList\":"
                                + "[{\"fileDestUlr\":\"https://files.example.com/f/1\",\"size\":9}]}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``",
                "<html>",
                "{\"result\":{\"resultCode\":1}}",
                "{\"result\":{\"resultCode\":0,\"UploadFileRsp\":{\"ifSuccess\":0,\"fileInfoList\":[{\"fileDestUlr\":\"x\"}]}}}",
                "{\"result\":{\"resultCode\":0,\"UploadFileRsp\":{\"ifSuccess\":1,\"fileInfoList\":[{\"fileDestUrl\":\"x\"}]}}}",
                "{\"result\":{\"resultCode\":0,\"UploadFileRsp\":{\"ifSuccess\":1,\"fileInfoList\":[]}}}",
            })
    void takesAFileForUploadedOnlyWhereTheServerSaysSo(String answer) {
        assertEquals(
                "huawei.file-not-taken",
                problem(() -> packages.destination("form", answer)).code());
    }

    @Test
    void saysThatThereIsNoLeave() {
        server.on("GET", STORAGE, 403, "");
        assertEquals(
                "huawei.upload-address-forbidden",
                problem(() -> packages.ticket("1", "a.apk", 9)).code());
    }

    @Test
    void refusesAnswersWithoutAnAddress() {
        server.on("GET", STORAGE, 200, OK);
        server.on("GET", STORAGE, 200, "{\"ret\":{\"code\":0},\"urlInfo\":{\"objectId\":\"o\"}}");
        server.on("GET", STORAGE, 200, "{\"ret\":{\"code\":0},\"urlInfo\":{\"objectId\":\"o\",\"url\":\"a b\"}}");
        server.on("GET", STORAGE, 404, "").on("GET", FORM, 200, "{\"ret\":{\"code\":0},\"uploadUrl\":\"https://a/b\"}");
        for (int i = 0; i < 4; i++) {
            assertMalformed(() -> packages.ticket("1", "a.apk", 9));
        }
    }
}
