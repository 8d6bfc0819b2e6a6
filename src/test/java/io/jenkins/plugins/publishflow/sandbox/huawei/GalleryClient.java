package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the sandboxed AppGallery Connect that does just what a test tells it, right or wrong. */
final class GalleryClient {

    private final CheckedSandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> headers = new LinkedHashMap<>();

    GalleryClient(CheckedSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Gets a token of the API client, and uses it from now on. */
    GalleryClient login() throws Exception {
        JsonNode key = Json.MAPPER.readTree(sandbox.get().huaweiKeys().clientFile());
        JsonNode token = call(
                "POST",
                "/oauth2/v1/token",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\""
                        + key.path("client_id").asText() + "\",\"client_secret\":\""
                        + key.path("client_secret").asText() + "\"}");
        return header("client_id", key.path("client_id").asText())
                .header("Authorization", "Bearer " + token.path("access_token").asText());
    }

    GalleryClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    GalleryClient without(String name) {
        headers.remove(name);
        return this;
    }

    /** The answer's document. */
    JsonNode call(String method, String path, String body) throws Exception {
        return Json.MAPPER.readTree(send(method, path, body).body());
    }

    JsonNode get(String path) throws Exception {
        return call("GET", "/publish/v2" + path, "");
    }

    /** Huawei's code for the answer. */
    long code(String method, String path, String body) throws Exception {
        return call(method, "/publish/v2" + path, body).at("/ret/code").asLong(-1);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(sandbox.get().baseUrl() + path), headers, body);
    }

    HttpResponse<String> send(String method, URI url, Map<String, String> with, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        with.forEach((name, value) -> {
            // The JDK's client sends it itself, and takes it from nobody.
            if (!name.equalsIgnoreCase("Host")) {
                request.setHeader(name, value);
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Uploads a stand-in for a package into the signed storage; returns its object id. */
    String upload(String appId, String content) throws Exception {
        JsonNode info = get("/upload-url/for-obs?appId=" + appId + "&fileName=a.apk&contentLength=" + content.length())
                .path("urlInfo");
        Map<String, String> given = new LinkedHashMap<>();
        info.path("headers")
                .properties()
                .forEach(header -> given.put(header.getKey(), header.getValue().asText()));
        int status = send(
                        info.path("method").asText(),
                        URI.create(info.path("url").asText()),
                        given,
                        content)
                .statusCode();
        if (status != 200) {
            throw new AssertionError("the storage answered " + status);
        }
        return info.path("objectId").asText();
    }

    /** Adds an uploaded file as a package; returns the answer. */
    JsonNode add(String appId, String object) throws Exception {
        return call(
                "PUT",
                "/publish/v2/app-file-info?releaseType=1&appId=" + appId,
                "{\"fileType\":5,\"files\":[{\"fileName\":\"a.apk\",\"fileDestUrl\":\"" + object + "\"}]}");
    }
}
