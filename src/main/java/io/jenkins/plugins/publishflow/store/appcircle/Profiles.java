package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Publish profiles ({@code /publish/v2/profiles}). */
public final class Profiles {

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 100;

    private final Api api;

    Profiles(Api api) {
        this.api = api;
    }

    /**
     * All profiles of a platform. Asked page by page; an Appcircle that does not know pages gives all with the first, and
     * the same again.
     */
    public List<Profile> list(Platform platform) throws StoreException {
        List<Profile> profiles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            HttpAnswer answer = api.get(
                    "/publish/v2/profiles/" + platform.path(),
                    Map.of("page", String.valueOf(page), "size", String.valueOf(PAGE)));
            JsonNode list = Documents.list(answer);
            int fresh = 0;
            for (JsonNode one : list) {
                String id = Documents.text(one, "id");
                if (id.isEmpty()) {
                    throw answer.malformed("has a profile without an id in it");
                }
                if (seen.add(id)) {
                    fresh++;
                    profiles.add(new Profile(id, Documents.text(one, "name"), Documents.text(one, "appUniqueId")));
                }
            }
            if (fresh == 0) {
                break;
            }
        }
        return profiles;
    }

    /** Those of that name, to the letter; several are possible in old organizations. */
    public List<Profile> find(Platform platform, String name) throws StoreException {
        return list(platform).stream()
                .filter(profile -> profile.name().equals(name))
                .toList();
    }
}
