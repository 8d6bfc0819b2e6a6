package io.jenkins.plugins.publishflow.sandbox.appcircle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The flow that every profile of the sandbox has: a person is asked, then the store is served. Where it stands follows
 * from the time since its start.
 */
final class CircleFlow {

    static final int SUCCESS = 0;
    static final int RUNNING = 91;
    static final int UNKNOWN = 99;
    static final int NOT_STARTED = 200;
    static final int AWAITING = 203;

    private static final Duration QUEUE = Duration.ofSeconds(10);
    private static final Duration ASKING = Duration.ofSeconds(40);
    private static final List<String> STEPS = List.of("Get Approval via Email", "Publish to Store");

    private final CircleSettings settings;
    private final int end;

    /** @param end the status with which it ends */
    CircleFlow(CircleSettings settings, int end) {
        this.settings = settings;
        this.end = end;
    }

    /** The status of the flow, then that of each step. */
    private int[] at(CircleState.Version version, Instant now) {
        Instant started = version.started;
        if (started == null) {
            return new int[] {NOT_STARTED, NOT_STARTED, NOT_STARTED};
        }
        Duration since = Duration.between(started, now);
        if (since.compareTo(QUEUE) < 0) {
            return new int[] {NOT_STARTED, NOT_STARTED, NOT_STARTED};
        }
        if (since.compareTo(ASKING) < 0) {
            return new int[] {RUNNING, RUNNING, NOT_STARTED};
        }
        if (since.compareTo(settings.people()) < 0) {
            return new int[] {RUNNING, AWAITING, NOT_STARTED};
        }
        if (since.compareTo(settings.people().plus(settings.work())) < 0) {
            return new int[] {RUNNING, SUCCESS, RUNNING};
        }
        return new int[] {end, SUCCESS, end};
    }

    boolean isOver(CircleState.Version version, Instant now) {
        int status = at(version, now)[0];
        return status == end && status != UNKNOWN;
    }

    /** Whether it has been started and is not over. */
    boolean isUnderWay(CircleState.Version version, Instant now) {
        return version.started != null && !isOver(version, now);
    }

    ObjectNode shown(CircleState.Profile profile, CircleState.Version version, Instant now, boolean whole) {
        int[] statuses = at(version, now);
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", "of-" + version.id).put("status", statuses[0]);
        if (whole && version.started != null) {
            shown.put("startedOn", version.started.toString());
        }
        ArrayNode steps = shown.putArray("steps");
        for (int i = 0; i < STEPS.size() && profile.hasFlow; i++) {
            ObjectNode step = steps.addObject().put("name", STEPS.get(i)).put("status", statuses[i + 1]);
            if (whole) {
                step.put("publishId", version.publishId);
            }
        }
        return shown;
    }
}
