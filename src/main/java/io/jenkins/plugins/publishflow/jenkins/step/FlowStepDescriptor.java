package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What the descriptors of the steps share: no workspace is needed, and a blank field of a form is an option that is not
 * given.
 */
public abstract class FlowStepDescriptor extends StepDescriptor {

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

    /** The fields of the form that {@link #readTables} reads, because no single value stands in them. */
    Set<String> tables() {
        return Set.of();
    }

    /** Sets on a new step what the tables of its form hold. */
    void readTables(Step step, JSONObject form) {
        // Most forms have none.
    }

    @Override
    @SuppressWarnings("unchecked") // the keys of JSON are texts
    public Step newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        JSONObject given = new JSONObject();
        for (String key : (Set<String>) form.keySet()) {
            Object value = form.get(key);
            if (!tables().contains(key) && !(value instanceof String text && Util.fixEmptyAndTrim(text) == null)) {
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
