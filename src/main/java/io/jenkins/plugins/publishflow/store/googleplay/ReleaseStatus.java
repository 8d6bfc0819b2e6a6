package io.jenkins.plugins.publishflow.store.googleplay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The statuses that a release can be given in a track. They say nothing of review. */
public enum ReleaseStatus {
    /** Not served. */
    DRAFT("draft"),
    /** Served to a share of the users. */
    IN_PROGRESS("inProgress"),
    /** No longer offered; who has it keeps it. */
    HALTED("halted"),
    /** Served to everyone on the track. */
    COMPLETED("completed");

    private final String value;

    ReleaseStatus(String value) {
        this.value = value;
    }

    /** As Google writes it. */
    public String value() {
        return value;
    }

    /** The status that Google writes so; empty where there is none. */
    public static Optional<ReleaseStatus> of(String value) {
        return Arrays.stream(values())
                .filter(status -> status.value.equals(value))
                .findFirst();
    }

    /** All as Google writes them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ReleaseStatus::value).toList();
    }
}
