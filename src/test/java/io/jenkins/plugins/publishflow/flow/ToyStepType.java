package io.jenkins.plugins.publishflow.flow;

import java.time.Duration;
import java.util.List;

/** A step type around a lambda. */
record ToyStepType(String name, FlowStep step) implements StepType {

    @Override
    public String displayName() {
        return name;
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return step;
    }
}
