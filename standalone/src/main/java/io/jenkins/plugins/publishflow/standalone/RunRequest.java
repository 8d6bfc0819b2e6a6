package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked for at the terminal.
 *
 * @param flow a flow file, or the name of a predefined flow
 * @param binary the file to release, or null for a flow that needs none
 * @param base what the folders that a predefined flow is given are relative to
 * @param state where the run is kept, or null for the default
 * @param report where the report is written, or null for the state folder
 * @param approvers who approves without being asked
 * @param variables the flow's variables
 * @param speed against a sandbox: how many times shorter waits are
 */
public record RunRequest(
        String flow,
        @CheckForNull Path binary,
        Path base,
        @CheckForNull Path state,
        @CheckForNull Path report,
        List<String> approvers,
        Map<String, String> variables,
        double speed) {

    public RunRequest {
        approvers = List.copyOf(approvers);
        variables = Map.copyOf(variables);
        if (!(speed > 0)) {
            throw new InputException("--speed is how many times shorter waits are, above zero; " + speed + " is not.");
        }
    }

    /** The same, kept in that folder. */
    RunRequest in(Path folder) {
        return new RunRequest(flow, binary, base, folder, report, approvers, variables, speed);
    }

    /** The same for that binary, with a folder for the flow's texts and variables that hold where none are given. */
    RunRequest with(Path otherBinary, Path otherBase, Map<String, String> defaults) {
        Map<String, String> all = new HashMap<>(defaults);
        all.putAll(variables);
        return new RunRequest(flow, otherBinary, otherBase, state, report, approvers, all, speed);
    }
}
