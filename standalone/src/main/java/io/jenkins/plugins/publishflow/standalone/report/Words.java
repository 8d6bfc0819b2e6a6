package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How the report writes times, sizes and states: plain English, times with their zone. */
final class Words {

    private final DateTimeFormatter format;

    Words(ZoneId zone) {
        format = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.ENGLISH)
                .withZone(zone);
    }

    String time(Optional<Instant> time) {
        return time.map(format::format).orElse("");
    }

    String time(Instant time) {
        return format.format(time);
    }

    /** From one to the other; empty where one is missing. */
    String took(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent() ? Durations.format(Duration.between(from.get(), to.get())) : "";
    }

    /** The class of the style sheet for a state: one of good, bad, busy, idle. */
    static String look(StepRun.Status status) {
        return switch (status) {
            case DONE -> "good";
            case FAILED -> "bad";
            case PENDING, SKIPPED -> "idle";
            case RUNNING, WAITING, ASKING, UPLOADING -> "busy";
        };
    }

    /** The class of the style sheet for a state: one of good, bad, busy. */
    static String look(FlowRun.State state) {
        return switch (state) {
            case SUCCEEDED -> "good";
            case FAILED, STOPPED -> "bad";
            case RUNNING -> "busy";
        };
    }
}
