package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Apps and their texts: {@code /appid-list}, {@code /app-info}, {@code /app-language-info}. */
final class AppRoutes {

    private static final int MAX_NEW_FEATURES = 500;

    private final GalleryState state;

    AppRoutes(GalleryState state) {
        this.state = state;
    }

    /** The app that a request is about. */
    static GalleryApp app(GalleryState state, Request request) {
        return state.app(request.query().getOrDefault("appId", ""))
                .orElseThrow(() -> Refused.code(204144644, "query app info failed"));
    }

    Answer find(Request request) {
        ObjectNode answer = Refused.good();
        ArrayNode ids = answer.putArray("appids");
        String wanted = request.query().getOrDefault("packageName", "");
        state.apps.values().stream()
                .filter(app -> app.packageName.equals(wanted))
                .forEach(app -> ids.addObject().put("key", app.name).put("value", app.id));
        return Answer.json(200, answer);
    }

    /** The first answer after a submission has no state in it, as Huawei's cache is behind at times: an assumption. */
    Answer info(Request request) {
        GalleryApp app = app(state, request);
        ObjectNode answer = Refused.good();
        ObjectNode info = answer.putObject("appInfo");
        if (app.submissions == 0 || app.readsSinceSubmission++ > 0) {
            info.put("releaseState", app.releaseState);
        }
        GalleryPackage current = app.current();
        if (current != null && current.versionCode() != null) {
            info.put("versionNumber", current.versionName());
            info.put("versionCode", current.versionCode());
        } else if (app.onShelfCode != null && current == null) {
            info.put("versionNumber", app.onShelfVersion).put("versionCode", app.onShelfCode);
        }
        if (app.onShelfCode != null) {
            info.put("onShelfVersionNumber", app.onShelfVersion);
            info.put("onShelfVersionCode", String.valueOf(app.onShelfCode));
        }
        info.put("defaultLang", app.defaultLanguage);
        if (app.auditOpinion != null) {
            answer.putObject("auditInfo").put("auditOpinion", app.auditOpinion);
        }
        ArrayNode languages = answer.putArray("languages");
        app.languages.forEach((language, texts) -> {
            ObjectNode one = languages.addObject().put("lang", language);
            texts.forEach(one::put);
        });
        if (app.phased != null) {
            answer.putObject("phasedReleaseInfo")
                    .put("state", app.phased.state)
                    .put("phasedReleasePercent", app.phased.percent);
        }
        return Answer.json(200, answer);
    }

    Answer texts(Request request) throws IOException {
        GalleryApp app = app(state, request);
        JsonNode body = Json.MAPPER.readTree(request.body());
        String language = body.path("lang").asText();
        if (app.isUnderReview()) {
            throw Refused.otherwiseNamed(204144649, "the version is under review");
        }
        if (language.isEmpty() || body.path("newFeatures").asText().length() > MAX_NEW_FEATURES) {
            throw Refused.otherwiseNamed(204144641, "parameter is invalid");
        }
        if (!app.languages.containsKey(language)
                && body.path("appName").asText().isEmpty()) {
            throw Refused.otherwiseNamed(204144650, "the language does not exist");
        }
        Map<String, String> texts = app.languages.computeIfAbsent(language, any -> new LinkedHashMap<>());
        body.properties().forEach(text -> {
            if (!text.getKey().equals("lang")) {
                texts.put(text.getKey(), text.getValue().asText());
            }
        });
        return Answer.json(200, Refused.good());
    }
}
