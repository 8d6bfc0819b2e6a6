package io.jenkins.plugins.publishflow.flow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import java.time.Instant;
import java.util.Optional;

/** Makes activity entries of a run. The id names what happened, so that the same happening has the same id again. */
final class ActivityEntries {

    /** The actor of what the flow does by itself. */
    static final String SELF = "Publish Flow";

    private ActivityEntries() {}

    static Activity entry(
            FlowRun run,
            @CheckForNull StepRun step,
            String key,
            Instant time,
            Action action,
            String detail,
            String actor) {
        Optional<Binary> binary = run.binary();
        String stepId = step == null ? null : step.id;
        return new Activity(
                run.id + ":" + (step == null ? "" : step.id) + ":" + key,
                time,
                actor,
                action,
                binary.map(Binary::identifier).or(() -> run.output("app")).orElse(null),
                binary.map(Binary::version).or(() -> run.output("version")).orElse(null),
                binary.map(Binary::build).or(() -> run.output("build")).orElse(null),
                run.output("store").orElse(null),
                run.id,
                stepId,
                run.origin.job(),
                run.origin.jobBuild(),
                run.rehearsal,
                detail);
    }
}
