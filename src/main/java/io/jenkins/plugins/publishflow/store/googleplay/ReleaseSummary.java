package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A release as Google Play tells of it outside of any edit ({@code ReleaseSummary} of the contract).
 *
 * @param name the name in Play Console, perhaps empty
 * @param track the track it is on
 * @param versionCodes those of its artifacts that are in use
 * @param state what has become of it
 */
public record ReleaseSummary(String name, String track, List<Long> versionCodes, ReleaseState state) {

    public ReleaseSummary {
        versionCodes = List.copyOf(versionCodes);
    }

    static ReleaseSummary of(JsonNode node) {
        List<Long> codes = new ArrayList<>();
        node.path("activeArtifacts")
                .forEach(artifact -> codes.add(artifact.path("versionCode").asLong()));
        return new ReleaseSummary(
                node.path("releaseName").asText(""),
                node.path("track").asText(""),
                codes,
                ReleaseState.of(node.path("releaseLifecycleState").asText("")));
    }
}
