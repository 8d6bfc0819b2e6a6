package io.jenkins.plugins.publishflow.jenkins.options;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One kind of flow step as the form of a Pipeline step shows it: its defaults, choices and checks, all of them the
 * engine's own.
 */
public final class EngineStep {

    private final StepType type;

    private EngineStep(StepType type) {
        this.type = type;
    }

    /** @param name as in flow files */
    public static EngineStep of(String name) {
        return new EngineStep(StepCatalog.standard().find(name).orElseThrow());
    }

    /** What holds where an option is not given. */
    public String byDefault(String setting) {
        return setting(setting).map(Setting::defaultValue).orElse("");
    }

    /** The values that an option can have, as they are written. */
    public ListBoxModel choices(String setting) {
        ListBoxModel choices = new ListBoxModel();
        setting(setting).map(Setting::allowed).orElseThrow().forEach(choices::add);
        return choices;
    }

    /** The choices of a flag that may also be left open. */
    public static ListBoxModel flag(String open) {
        ListBoxModel choices = new ListBoxModel();
        choices.add(open, "");
        choices.add("yes", Boolean.TRUE.toString());
        choices.add("no", Boolean.FALSE.toString());
        return choices;
    }

    /**
     * What the run would say against one option. Texts with build variables are checked when they are known, in the run.
     *
     * @param option the option, which has the name of the step's setting
     * @param given the option and those that it has to go with
     */
    public FormValidation check(String option, Map<String, String> given) {
        if (given.values().stream().anyMatch(value -> value != null && value.contains("$"))) {
            return FormValidation.ok();
        }
        SingleStepFlow flow = new SingleStepFlow(type.displayName()).step(type.name(), new LinkedHashMap<>(given));
        try {
            new FlowReader(StepCatalog.standard())
                    .check(new FlowSource(type.name(), flow.text()), Map.of(), folder -> Map.of());
            return FormValidation.ok();
        } catch (FlowFileException e) {
            String said = SingleStepFlow.findings(flow.text(), e).stream()
                    .filter(finding -> finding.contains("'" + option))
                    .collect(Collectors.joining(" "));
            return said.isEmpty() ? FormValidation.ok() : FormValidation.error(said);
        }
    }

    private Optional<Setting> setting(String name) {
        return type.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
    }
}
