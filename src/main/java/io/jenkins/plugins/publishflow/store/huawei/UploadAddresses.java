package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The two ways in which Huawei takes a file: into its storage by one signed PUT ({@code /upload-url/for-obs}), or by a
 * form at a file server that tells in its answer where the file is ({@code /upload-url}).
 */
final class UploadAddresses {

    /** In place of an id, which the older way gives only after the upload. */
    private static final String BY_FORM = "form";

    /** Huawei's own spelling. */
    private static final String DESTINATION = "fileDestUlr";

    private final PublishingApi api;

    UploadAddresses(PublishingApi api) {
        this.api = api;
    }

    UploadTicket ticket(String appId, String fileName, long size) throws StoreException {
        try {
            return intoStorage(appId, fileName, size);
        } catch (StoreException e) {
            if (!e.problem().code().equals(Refusal.NOT_FOUND.code())) {
                throw e;
            }
            return byForm(appId, fileName, size);
        }
    }

    private UploadTicket intoStorage(String appId, String fileName, long size) throws StoreException {
        Reply reply = api.get(
                "/upload-url/for-obs",
                Map.of("appId", appId, "fileName", fileName, "contentLength", String.valueOf(size)));
        JsonNode info = reply.at("urlInfo");
        String object = Reply.text(info, "objectId");
        if (object.isEmpty()) {
            throw reply.malformed("names no object to upload to");
        }
        String method = Reply.text(info, "method");
        Map<String, String> headers = new LinkedHashMap<>();
        info.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        UploadTicket.Part part = new UploadTicket.Part(
                1, method.isEmpty() ? "PUT" : method, url(reply, Reply.text(info, "url")), 0, size, headers);
        return new UploadTicket(Store.HUAWEI, object, size, List.of(part), null);
    }

    private UploadTicket byForm(String appId, String fileName, long size) throws StoreException {
        String suffix = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Reply reply = api.get("/upload-url", Map.of("appId", appId, "suffix", suffix));
        String code = Reply.text(reply.document(), "authCode");
        if (code.isEmpty()) {
            throw reply.malformed("has no authCode in it");
        }
        UploadTicket.Form form = new UploadTicket.Form(
                List.of(
                        new UploadTicket.Field("authCode", code),
                        new UploadTicket.Field("fileCount", "1"),
                        new UploadTicket.Field("parseType", "1"),
                        new UploadTicket.Field("name", fileName)),
                "file",
                fileName,
                true);
        UploadTicket.Part part = new UploadTicket.Part(
                1,
                "POST",
                url(reply, Reply.text(reply.document(), "uploadUrl")),
                0,
                size,
                Map.of("Accept", "application/json"),
                form);
        return new UploadTicket(Store.HUAWEI, BY_FORM, size, List.of(part), null);
    }

    static String destination(String uploadId, String answer) throws StoreException {
        if (!uploadId.equals(BY_FORM)) {
            return uploadId;
        }
        JsonNode result = json(answer).path("result");
        JsonNode uploaded = result.path("UploadFileRsp");
        String destination = Reply.text(uploaded.path("fileInfoList").path(0), DESTINATION);
        boolean good = Reply.text(result, "resultCode").equals("0")
                && Reply.text(uploaded, "ifSuccess").equals("1");
        if (!good || destination.isEmpty()) {
            throw new StoreException(new Problem(
                    Problem.Kind.REFUSED,
                    "huawei.file-not-taken",
                    "The file server of AppGallery Connect did not take the package.",
                    "upload by form",
                    "Start the run again. If it happens again, see whether AppGallery Connect takes the package by hand.",
                    List.of(new StoreError(Reply.text(result, "resultCode"), null, null, null))));
        }
        return destination;
    }

    private static JsonNode json(String answer) {
        try {
            return Json.MAPPER.readTree(answer);
        } catch (IOException e) {
            return Json.MAPPER.missingNode();
        }
    }

    /** Not as a cause of the problem: it quotes the address, which is a secret. */
    private static URI url(Reply reply, String text) throws StoreException {
        try {
            URI url = new URI(text);
            if (url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw reply.malformed("has no address to upload to");
    }
}
