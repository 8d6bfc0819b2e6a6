package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Apps and their state ({@code /appid-list}, {@code /app-info}). */
public final class Apps {

    private final PublishingApi api;

    Apps(PublishingApi api) {
        this.api = api;
    }

    /** The apps of that package name that the key can see: none, one, or several of different kinds. */
    public List<App> find(String packageName) throws StoreException {
        Reply reply = api.get("/appid-list", Map.of("packageName", packageName, "packageTypes", "1"));
        JsonNode list = reply.at("appids").isMissingNode() ? reply.at("appIds") : reply.at("appids");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw reply.malformed("has no list of apps in it");
        }
        List<App> apps = new ArrayList<>();
        for (JsonNode app : list) {
            String id = Reply.text(app, "value");
            if (id.isEmpty()) {
                throw reply.malformed("has an app without an id in it");
            }
            apps.add(new App(id, Reply.text(app, "key")));
        }
        return apps;
    }

    /** The app as it is now. */
    public AppInfo info(String appId, ReleaseType type) throws StoreException {
        Reply reply = api.get("/app-info", Map.of("appId", appId, "releaseType", type.number()));
        JsonNode info = reply.at("appInfo").isObject() ? reply.at("appInfo") : reply.document();
        JsonNode audit = reply.at("auditInfo");
        List<String> languages = new ArrayList<>();
        reply.at("languages").forEach(language -> languages.add(Reply.text(language, "lang")));
        return new AppInfo(
                new ReleaseState(field(reply, info, "releaseState")),
                field(reply, info, "versionNumber"),
                field(reply, info, "versionCode"),
                field(reply, info, "onShelfVersionNumber"),
                field(reply, info, "onShelfVersionCode"),
                field(reply, info, "defaultLang"),
                languages.stream().filter(language -> !language.isEmpty()).toList(),
                Reply.text(audit, "auditOpinion"),
                phased(reply.at("phasedReleaseInfo")));
    }

    /** One client reads the fields at the top as well as in {@code appInfo}. */
    private static String field(Reply reply, JsonNode info, String name) {
        String value = Reply.text(info, name);
        return value.isEmpty() ? Reply.text(reply.document(), name) : value;
    }

    @CheckForNull
    private static PhasedRelease phased(JsonNode info) {
        return info.isObject() && !info.isEmpty()
                ? new PhasedRelease(Reply.text(info, "state"), Reply.text(info, "phasedReleasePercent"))
                : null;
    }
}
