package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A track and its releases.
 *
 * @param name such as {@code production}, {@code wear:beta} or the name of a closed track; told apart by case
 * @param releases in Google's order
 */
public record Track(String name, List<TrackRelease> releases) {

    /** The tracks that are there without anybody having made them. */
    public static final List<String> OF_EVERY_APP = List.of("internal", "alpha", "beta", "production");

    public Track {
        releases = List.copyOf(releases);
    }

    static Track read(JsonNode node) {
        List<TrackRelease> releases = new ArrayList<>();
        node.path("releases").forEach(release -> releases.add(TrackRelease.read(release)));
        return new Track(node.path("track").asText(), releases);
    }

    /** The release that is to serve that version code. */
    public Optional<TrackRelease> holding(long versionCode) {
        return first(release -> release.has(versionCode));
    }

    /** The release that is on its way to more users, or stopped on it. */
    public Optional<TrackRelease> rollingOut() {
        return first(release -> release.is(ReleaseStatus.IN_PROGRESS))
                .or(() -> first(release -> release.is(ReleaseStatus.HALTED)));
    }

    private Optional<TrackRelease> first(Predicate<TrackRelease> wanted) {
        return releases.stream().filter(wanted).findFirst();
    }

    /**
     * The same with this release in place of that; the others stay, but for one of the same status, of which a track can
     * have one only. A release that is complete replaces a rollout that was under way.
     */
    public Track with(TrackRelease release) {
        List<TrackRelease> all = new ArrayList<>();
        boolean complete = release.is(ReleaseStatus.COMPLETED);
        for (TrackRelease other : releases) {
            boolean same = other.versionCodes().equals(release.versionCodes());
            boolean superseded = other.status().equals(release.status())
                    || complete && (other.is(ReleaseStatus.IN_PROGRESS) || other.is(ReleaseStatus.HALTED))
                    || release.is(ReleaseStatus.IN_PROGRESS) && other.is(ReleaseStatus.HALTED);
            if (!same && !superseded) {
                all.add(other);
            }
        }
        all.add(0, release);
        return new Track(name, all);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("track", name);
        releases.forEach(release -> json.withArray("releases").add(release.json()));
        return json;
    }
}
