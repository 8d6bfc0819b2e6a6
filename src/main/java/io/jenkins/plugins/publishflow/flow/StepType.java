package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a kind of flow step is: its name, its settings, its checks. The one declaration that the flow file's reader,
 * the JSON schema, the documentation and the forms rest on.
 */
public interface StepType {

    /** The name in flow files, such as {@code sendToTestFlight}. */
    String name();

    /** The name for people, such as <i>Send to TestFlight</i>. */
    String displayName();

    /** What the step does, in one or two sentences. */
    String summary();

    /** The store that it goes to, whose key a run needs; empty for a step that goes to none. */
    default Optional<Store> store() {
        return Optional.empty();
    }

    /** The settings it takes, in the order of the documentation. */
    List<Setting> settings();

    /**
     * What the step may leave behind for later steps, conditions and reports, in the order of the documentation. A
     * condition can ask for these alone.
     */
    default List<Output> outputs() {
        return List.of();
    }

    /** How long the step may take where the flow does not say. */
    Duration defaultTimeout();

    /** Whether the step needs a binary; a flow with such a step cannot start without one. */
    boolean needsBinary();

    /**
     * All that can be said against these settings before anything is sent. Types, required settings and allowed values
     * have been checked by then.
     *
     * @param binary the binary of the run, or empty where a flow is checked by itself
     */
    default List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return List.of();
    }

    /** The step itself; settings are known to be right. */
    FlowStep create(StepSettings settings);

    /**
     * One output of a step, declared once.
     *
     * @param name the name in conditions, behind the step's id
     * @param help what it is, for people; plain text
     */
    record Output(String name, String help) {}

    /**
     * One thing that is wrong with the settings of a step.
     *
     * @param setting the setting's name, or a path below it such as {@code metadata/en-US/keywords.txt}
     * @param what what is wrong and what would be right, one sentence
     */
    record Finding(String setting, String what) {}
}
