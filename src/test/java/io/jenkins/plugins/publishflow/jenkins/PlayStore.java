package io.jenkins.plugins.publishflow.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlayApp;
import io.jenkins.plugins.publishflow.sandbox.googleplay.PlaySettings;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in the place of Google Play for releases that are no rehearsals: with the key of a secret file, over the network.
 * Reviews are over at once, for real releases wait in real time.
 */
public final class PlayStore implements Closeable {

    /** Id of the credentials that open it. */
    public static final String KEY = "play";

    private final Sandbox sandbox;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private PlayStore(Sandbox sandbox) {
        this.sandbox = sandbox;
        sandbox.watch(exchange -> exchange.requestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Authorization")) {
                values.forEach(value -> tokens.add(value.replaceFirst("^Bearer ", "")));
            }
        }));
    }

    /** With the sample app, and those that are named. */
    public static PlayStore start(String... packageNames) throws IOException {
        SandboxOptions options = SandboxOptions.USUAL.googlePlay(PlaySettings.USUAL.review(Duration.ZERO));
        for (String packageName : packageNames) {
            options = options.publishing(
                    packageName, packageName, List.of(), List.of(new PlayApp.Release(1, "production", "completed")));
        }
        return new PlayStore(Sandbox.start(options));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Makes this Jenkins go to it. */
    public void connect() throws IOException {
        SomeKeys.clearSystem();
        SomeKeys.addFile(KEY, sandbox.googlePlay().keyFile());
        PublishFlowConfiguration.get().setGooglePlayUrl(sandbox.baseUrl().toString());
    }

    /** What an app has outside of edits: tracks, artifacts and so on. */
    public JsonNode live(String packageName) {
        return sandbox.googlePlay().shown().path("apps").path(packageName).path("content");
    }

    /** The version codes of the files of an app, in their order. */
    public static List<String> versionCodes(JsonNode live) {
        List<String> codes = new ArrayList<>();
        live.path("artifacts")
                .forEach(artifact -> codes.add(artifact.path("versionCode").asText()));
        Collections.sort(codes);
        return codes;
    }

    /** What must be nowhere: each line of the private key, and the tokens that were used. */
    public List<String> secrets() throws IOException {
        String key = new JsonMapper()
                .readTree(sandbox.googlePlay().keyFile())
                .path("private_key")
                .asText();
        List<String> secrets = new ArrayList<>(tokens);
        if (secrets.isEmpty()) {
            throw new IllegalStateException("no token was used");
        }
        key.lines()
                .filter(line -> line.length() > 20 && !line.startsWith("-----"))
                .forEach(secrets::add);
        return secrets;
    }

    @Override
    public void close() throws IOException {
        SomeKeys.clearSystem();
        PublishFlowConfiguration.get().setGooglePlayUrl("");
        sandbox.close();
    }
}
