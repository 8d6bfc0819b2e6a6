package io.jenkins.plugins.publishflow.jenkins.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.jenkins.options.IfBusy;
import java.util.Map;

/**
 * How a flow run is carried in this Jenkins: all that the engine's own state does not know. Plain data, saved beside the
 * run; holds ids of credentials, never a secret.
 *
 * @param keys credentials id by store id
 * @param binary where the binary lies, or null where the flow has none
 * @param folder what the other files of the flow are below, or null where it can have none
 * @param ifBusy what happens while another release of the same app is under way
 * @param quiet whether the log tells only problems and questions
 * @param background whether the run goes on after its build has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Launch(
        Map<String, String> keys,
        @Nullable FilePlace binary,
        @Nullable FilePlace folder,
        IfBusy ifBusy,
        boolean quiet,
        boolean background) {

    public Launch {
        keys = Map.copyOf(keys);
    }
}
