package io.jenkins.plugins.publishflow.jenkins.run;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step returns to its Pipeline: plain maps and texts, no secret. */
public final class FlowResult {

    private FlowResult() {}

    /** Everything that the steps handed on, the app, and the state of the run; {@code steps} has it step by step. */
    public static Map<String, Object> of(FlowRun run) {
        Map<String, Object> result = new LinkedHashMap<>();
        run.binary().map(Binary::identifier).ifPresent(app -> result.put("app", app));
        run.binary().map(Binary::version).ifPresent(version -> result.put("version", version));
        run.binary().map(Binary::build).ifPresent(build -> result.put("build", build));
        Map<String, Object> steps = new LinkedHashMap<>();
        run.steps().forEach(step -> {
            result.putAll(step.outputs());
            steps.put(step.id(), new LinkedHashMap<>(step.outputs()));
        });
        result.put("run", run.id());
        result.put("rehearsal", run.rehearsal());
        result.putIfAbsent("state", run.state().name());
        result.put("steps", steps);
        return result;
    }
}
