package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the sandboxed Appcircle holds. Plain data, saved as it is; changed under the lock of the store. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class CircleState {

    List<Profile> profiles = new ArrayList<>();
    Map<String, Upload> uploads = new LinkedHashMap<>();
    Map<String, Task> tasks = new LinkedHashMap<>();

    /** The status with which flows end: Appcircle's number. */
    int end;

    int next = 1;

    String id(String kind) {
        return kind + "-" + next++;
    }

    Optional<Profile> profile(String platform, String id) {
        return profiles.stream()
                .filter(profile -> profile.platform.equals(platform) && profile.id.equals(id))
                .findFirst();
    }

    /** The profile that a request names. */
    Optional<Profile> profile(Request request) {
        return profile(request.pathValue("platform"), request.pathValue("profile"));
    }

    /** The version that a request names by its id. */
    Optional<Version> version(Request request) {
        return versions(request)
                .filter(version -> version.id.equals(request.pathValue("version")))
                .findFirst();
    }

    /** The version that a request names by its flow. */
    Optional<Version> published(Request request) {
        return versions(request)
                .filter(version -> version.publishId.equals(request.pathValue("publish")))
                .findFirst();
    }

    private Stream<Version> versions(Request request) {
        return profile(request).stream().flatMap(profile -> profile.versions.stream());
    }

    /** A new profile without versions. */
    Profile add(String platform, String name) {
        Profile profile = new Profile();
        profile.id = id("profile");
        profile.platform = platform;
        profile.name = name;
        profiles.add(profile);
        return profile;
    }

    /** A new version in a profile. */
    void add(Profile profile, String fileName, String name, String code, Instant created) {
        Version version = new Version();
        version.id = id("version");
        version.publishId = id("publish");
        version.version = name;
        version.code = code;
        version.fileName = fileName;
        version.created = created;
        profile.versions.add(0, version);
    }

    /** A Publish profile. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Profile {
        String id;
        String platform;
        String name;
        boolean hasFlow = true;

        /** Newest first. */
        List<Version> versions = new ArrayList<>();
    }

    /** A version in a profile, with its flow. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    static final class Version {
        String id;
        String version;
        String code;
        String fileName;
        boolean releaseCandidate;

        @CheckForNull
        String summary;

        Instant created;
        String publishId;
        int starts;

        @CheckForNull
        Instant started;
    }

    /** A file that may be uploaded, or has been. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    static final class Upload {
        String profileId;
        long size;
        Instant expires;

        @CheckForNull
        String sha256;
    }

    /** The making of a version from a file. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Task {
        String profileId;
        String fileId;
        String fileName;
        Instant due;

        /** 1 while it runs, 2 failed, 3 done. */
        int stateValue = 1;

        String message = "";
    }
}
