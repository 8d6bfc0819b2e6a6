package io.jenkins.plugins.publishflow.sandbox.appstore.release;

import com.fasterxml.jackson.databind.node.IntNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.time.Duration;
import java.time.Instant;

/**
 * One phased release: seven days of activity from the moment the version is live, with pauses of thirty days in total.
 * Assumptions: days begin at the hour of the release, pauses are told in whole days, and a release whose pauses are used
 * up goes on by itself.
 */
final class PhasedRelease {

    static final String INACTIVE = "INACTIVE";
    static final String ACTIVE = "ACTIVE";
    static final String PAUSED = "PAUSED";
    static final String COMPLETE = "COMPLETE";

    private static final int DAYS = 7;
    private static final Duration MOST_PAUSE = Duration.ofDays(30);
    private static final String SINCE = "state";

    /** Where the days are counted from: the start, later by each pause. */
    private static final String COUNTED_FROM = "countedFrom";

    private final Resource resource;

    private PhasedRelease(Resource resource) {
        this.resource = resource;
    }

    static PhasedRelease of(Resource resource) {
        return new PhasedRelease(resource);
    }

    boolean is(String state) {
        return resource.is("phasedReleaseState", state);
    }

    /** Nothing goes out yet. */
    void prepare(Instant at) {
        move(INACTIVE, at);
        resource.set("currentDayNumber", IntNode.valueOf(0)).set("totalPauseDuration", IntNode.valueOf(0));
    }

    /** The version is live: the first day begins. One that was finished before stays so. */
    void start(Instant at) {
        if (is(INACTIVE)) {
            resource.set("startDate", at)
                    .since("started", at)
                    .since(COUNTED_FROM, at)
                    .set("currentDayNumber", IntNode.valueOf(1));
            move(ACTIVE, at);
        }
    }

    void pause(Instant at) {
        move(PAUSED, at);
    }

    void resume(Instant at) {
        Duration pause = Duration.between(since(), at);
        resource.since(COUNTED_FROM, resource.since(COUNTED_FROM).orElseThrow().plus(pause));
        move(ACTIVE, at);
        tellPauses(at);
    }

    /** Everybody gets the version. */
    void finish(Instant at) {
        move(COMPLETE, at);
    }

    /** Whether another pause is left. */
    boolean mayPause(Instant at) {
        return paused(at).compareTo(MOST_PAUSE) < 0;
    }

    /** Counts days and pauses; resumes or finishes where the time has come. */
    boolean advance(Instant now) {
        if (is(PAUSED)) {
            Instant end = since().plus(MOST_PAUSE.minus(paused(since())));
            if (!end.isAfter(now)) {
                resume(end);
                return true;
            }
            return tellPauses(now);
        }
        if (!is(ACTIVE)) {
            return false;
        }
        long passed = Duration.between(resource.since(COUNTED_FROM).orElseThrow(), now)
                .toDays();
        if (passed >= DAYS) {
            tell("currentDayNumber", DAYS);
            finish(resource.since(COUNTED_FROM).orElseThrow().plus(Duration.ofDays(DAYS)));
            return true;
        }
        return tell("currentDayNumber", passed + 1);
    }

    private boolean tellPauses(Instant at) {
        return tell("totalPauseDuration", paused(at).toDays());
    }

    private boolean tell(String attribute, long number) {
        if (resource.is(attribute, String.valueOf(number))) {
            return false;
        }
        resource.set(attribute, IntNode.valueOf((int) number));
        return true;
    }

    /** All pauses up to that moment. */
    private Duration paused(Instant at) {
        Duration before =
                Duration.between(started(), resource.since(COUNTED_FROM).orElseThrow());
        return is(PAUSED) ? before.plus(Duration.between(since(), at)) : before;
    }

    private Instant started() {
        return resource.since("started").orElseThrow();
    }

    private Instant since() {
        return resource.since(SINCE).orElseThrow();
    }

    private void move(String state, Instant at) {
        resource.set("phasedReleaseState", state).since(SINCE, at);
    }
}
