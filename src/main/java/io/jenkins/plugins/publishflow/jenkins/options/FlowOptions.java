package io.jenkins.plugins.publishflow.jenkins.options;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.Map;

/**
 * What a step or builder asks for, in the one form in which all of them hand it on. Plain data with ids and no secret;
 * {@link #toJson()} is what a suspended Pipeline keeps.
 *
 * @param step the Pipeline step that made the definition of its options, or null where people wrote the flow
 * @param flow name of a predefined flow, or null
 * @param file flow file in the workspace, or null
 * @param definition text of a flow file, or null; exactly one of these three is given
 * @param binary Ant pattern of the binary, or null for a flow that needs none
 * @param keys credentials id by store id
 * @param variables the flow's variables
 * @param rehearsal whether it runs against the sandbox
 * @param ifBusy what happens while another release of the same app is under way
 * @param quiet whether the log tells only problems and questions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlowOptions(
        @CheckForNull String step,
        @Nullable String flow,
        @CheckForNull String file,
        @Nullable String definition,
        @Nullable String binary,
        Map<String, String> keys,
        Map<String, String> variables,
        boolean rehearsal,
        IfBusy ifBusy,
        boolean quiet) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public FlowOptions {
        keys = Map.copyOf(keys);
        variables = Map.copyOf(variables);
    }

    /**
     * Of a step with one store action.
     *
     * @param step name of the Pipeline step
     * @param flow what it comes to
     * @param binary Ant pattern, or null
     * @param credentialsId the key for the store
     */
    public static FlowOptions ofStep(
            String step,
            SingleStepFlow flow,
            @Nullable String binary,
            Store store,
            String credentialsId,
            boolean rehearsal) {
        return new FlowOptions(
                step,
                null,
                null,
                flow.text(),
                binary,
                Map.of(store.id(), credentialsId),
                Map.of(),
                rehearsal,
                IfBusy.WAIT,
                false);
    }

    /** As text, for {@link #ofJson(String)}. */
    public String toJson() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options are plain data", e);
        }
    }

    /** What {@link #toJson()} made. */
    public static FlowOptions ofJson(String json) {
        try {
            return MAPPER.readValue(json, FlowOptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the options of this step were saved by another version of the plugin", e);
        }
    }
}
