package io.jenkins.plugins.publishflow.sandbox.googleplay;

import java.time.Duration;

/**
 * How a sandboxed Google Play is set up; fixed while it runs.
 *
 * @param review how long a review takes
 * @param editLife how long an edit lives
 * @param tokenLife how long an access token lives
 */
public record PlaySettings(Duration review, Duration editLife, Duration tokenLife) {

    /** What a rehearsal goes by. The life of an edit is an assumption: Google tells it with each edit only. */
    public static final PlaySettings USUAL =
            new PlaySettings(Duration.ofHours(5), Duration.ofHours(8), Duration.ofSeconds(3599));

    public PlaySettings review(Duration other) {
        return new PlaySettings(other, editLife, tokenLife);
    }

    public PlaySettings tokenLife(Duration other) {
        return new PlaySettings(review, editLife, other);
    }
}
