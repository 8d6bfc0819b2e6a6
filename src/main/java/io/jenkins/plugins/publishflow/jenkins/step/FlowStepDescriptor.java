package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What the descriptors of the steps share: no workspace is needed, a text may stand where a map by locale or a list can,
 * and a blank field of a form is an option that is not given.
 */
public abstract class FlowStepDescriptor extends StepDescriptor implements CustomDescribableModel {

    private final String functionName;
    private final String displayName;

    FlowStepDescriptor(String functionName, String displayName) {
        this.functionName = functionName;
        this.displayName = displayName;
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @NonNull
    @Override
    public final String getDisplayName() {
        return displayName;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** The options that are maps from locale to text, and may be given as one text. */
    Set<String> localized() {
        return Set.of();
    }

    /** The options that are lists of texts, and may be given as one text with commas. */
    Set<String> lists() {
        return Set.of();
    }

    /** Sets on a new step what the tables of its form hold. */
    void readTables(Step step, JSONObject form) {
        // Most forms have none.
    }

    @NonNull
    @Override
    public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        Map<String, Object> given = new LinkedHashMap<>(arguments);
        localized()
                .forEach(name -> given.computeIfPresent(
                        name,
                        (key, value) ->
                                value instanceof Map ? value : Map.of(OptionValues.EVERY_LANGUAGE, value.toString())));
        lists().forEach(name -> given.computeIfPresent(
                name,
                (key, value) ->
                        value instanceof List ? value : List.of(value.toString().split(","))));
        return given;
    }

    @NonNull
    @Override
    public UninstantiatedDescribable customUninstantiate(@NonNull UninstantiatedDescribable described) {
        Map<String, Object> shown = new LinkedHashMap<>(described.getArguments());
        localized()
                .forEach(name -> shown.computeIfPresent(
                        name,
                        (key, value) -> value instanceof Map<?, ?> texts
                                        && texts.size() == 1
                                        && texts.containsKey(OptionValues.EVERY_LANGUAGE)
                                ? texts.get(OptionValues.EVERY_LANGUAGE)
                                : value));
        return described.withArguments(shown);
    }

    @Override
    @SuppressWarnings("unchecked") // the keys of JSON are texts
    public Step newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        JSONObject given = new JSONObject();
        for (String key : (Set<String>) form.keySet()) {
            Object value = form.get(key);
            boolean listed = lists().contains(key) || localized().contains(key);
            if (!listed && !(value instanceof String text && Util.fixEmptyAndTrim(text) == null)) {
                given.put(key, value);
            }
        }
        Step step = super.newInstance(request, given);
        readTables(step, form);
        return step;
    }

    /**
     * Whether whoever fills in a form may have it checked: those who may see the job's configuration. Others are told
     * nothing.
     */
    static boolean mayCheck(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }

    /** A required text. */
    static FormValidation required(@CheckForNull Item item, String value, String otherwise) {
        return mayCheck(item) && Util.fixEmptyAndTrim(value) == null
                ? FormValidation.error(otherwise)
                : FormValidation.ok();
    }

    /** The fields of a form that are checked together: name, value, name, value. */
    static Map<String, String> given(String... namesAndValues) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], Util.fixNull(namesAndValues[i + 1]));
        }
        return given;
    }
}
