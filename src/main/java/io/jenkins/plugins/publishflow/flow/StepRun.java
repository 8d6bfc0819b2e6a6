package io.jenkins.plugins.publishflow.flow;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has become of one step of a flow run. Plain data, saved with the run and changed by the engine alone; whoever
 * reads it from another thread reads a saved copy.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class StepRun {

    /** Where a step stands. */
    public enum Status {
        PENDING("Not started"),
        RUNNING("Running"),
        WAITING("Waiting"),
        ASKING("Waiting for approval"),
        UPLOADING("Uploading"),
        DONE("Done"),
        SKIPPED("Skipped"),
        FAILED("Failed");

        private final String displayName;

        Status(String displayName) {
            this.displayName = displayName;
        }

        /** The same for people. */
        public String displayName() {
            return displayName;
        }

        /** Whether nothing more comes of the step in this run. */
        public boolean isFinal() {
            return this == DONE || this == SKIPPED || this == FAILED;
        }
    }

    /**
     * One line of the ledger: something that was to be sent once.
     *
     * @param intended when it was about to be sent, or null for a mere note
     * @param value what came of it, or null while that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @CheckForNull Instant intended, @CheckForNull String value) {}

    private static final int KEPT_LINES = 200;

    String id;
    Status status = Status.PENDING;
    Instant started;
    Instant finished;
    Instant deadline;
    String waitingFor;
    Instant notBefore;
    GateState gate;
    Problem problem;
    boolean uploaded;
    String uploadAnswer;
    int gates;
    int failures;
    Instant failingSince;
    Map<String, String> outputs = new LinkedHashMap<>();
    Map<String, Entry> ledger = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();

    @SuppressWarnings("unused") // for the JSON reader
    private StepRun() {}

    StepRun(String id) {
        this.id = id;
    }

    /** Makes the step run again; what it has at the store stays known. */
    void reset() {
        status = Status.PENDING;
        started = null;
        finished = null;
        deadline = null;
        waitingFor = null;
        notBefore = null;
        gate = null;
        problem = null;
        uploaded = false;
        uploadAnswer = null;
        failures = 0;
        failingSince = null;
        outputs.clear();
    }

    /** @return whether it had not been told under that key before */
    boolean tell(String key) {
        return told.add(key);
    }

    /** Keeps a line for the report; a step that says more than that many has lost its oldest ones. */
    void line(String line) {
        if (lines.size() == KEPT_LINES) {
            lines.remove(0);
        }
        lines.add(line);
    }

    /** The id of the step in the flow. */
    public String id() {
        return id;
    }

    public Status status() {
        return status;
    }

    /** When it was started, or started anew by a restart of the run; empty before. */
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** When it came to its end; empty before. */
    public Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /** When its time is over; empty before it is started. */
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** What it waits for, as the end of the sentence "waiting for …"; empty where it does not wait. */
    public Optional<String> waitingFor() {
        return Optional.ofNullable(waitingFor);
    }

    /** When it will be called next; empty where it does not wait. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    /** The gate that it has asked, with the decisions; empty where it has not asked. */
    public Optional<GateState> gate() {
        return Optional.ofNullable(gate);
    }

    /** Why it failed; empty where it did not. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** What it handed on; empty before its end. */
    public Map<String, String> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    /** What it has changed at a store, by the name of the change: the store's ids. In the order they were sent. */
    public Map<String, String> sent() {
        Map<String, String> sent = new LinkedHashMap<>();
        ledger.forEach((key, entry) -> {
            if (entry.intended() != null && entry.value() != null) {
                sent.put(key, entry.value());
            }
        });
        return sent;
    }

    /** What it told people, in order. */
    public List<String> lines() {
        return Collections.unmodifiableList(lines);
    }
}
