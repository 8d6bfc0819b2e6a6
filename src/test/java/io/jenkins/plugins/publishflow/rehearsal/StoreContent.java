package io.jenkins.plugins.publishflow.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sandbox holds at the end, without ids and times, so that two releases can be compared.
 *
 * @param resources each resource as its type and its attributes, sorted
 */
public record StoreContent(List<String> resources) {

    /** The end of a name that tells of a time, which differs from one release to the next. */
    private static final String DATE = "Date";

    static StoreContent of(Sandbox sandbox) {
        return of(sandbox.state());
    }

    /** @param state as {@code /sandbox/state} shows it */
    public static StoreContent of(JsonNode state) {
        List<String> resources = new ArrayList<>();
        state.properties()
                .forEach(type -> type.getValue()
                        .forEach(resource ->
                                resources.add(type.getKey() + " " + attributes(resource.path("attributes")))));
        return new StoreContent(resources.stream().sorted().toList());
    }

    /** One build, one version and one submission besides those that the sandbox begins with, all where they belong. */
    void assertOneRelease() {
        assertEquals(1, count("buildUploads "));
        assertEquals(1, count("builds .*version=42,?.*"));
        assertEquals(1, count("appStoreVersions .*appVersionState=WAITING_FOR_REVIEW.*versionString=1.1.*"));
        assertEquals(1, count("reviewSubmissions .*state=WAITING_FOR_REVIEW.*"));
        assertEquals(1, count("reviewSubmissionItems "));
        assertEquals(1, count("betaAppReviewSubmissions .*betaReviewState=APPROVED.*"));
        assertEquals(1, count("appStoreVersionPhasedReleases .*phasedReleaseState=INACTIVE.*"));
        assertEquals(1, count("appStoreVersionLocalizations .*keywords=sample,search.*whatsNew=A new search.*"));
    }

    private long count(String pattern) {
        String whole = pattern.endsWith(" ") ? pattern + ".*" : pattern;
        return resources.stream().filter(resource -> resource.matches(whole)).count();
    }

    private static SortedMap<String, String> attributes(JsonNode attributes) {
        SortedMap<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            if (!attribute.getKey().endsWith(DATE)) {
                kept.put(
                        attribute.getKey(),
                        attribute.getValue().isTextual()
                                ? attribute.getValue().asText()
                                : attribute.getValue().toString());
            }
        }
        return kept;
    }
}
