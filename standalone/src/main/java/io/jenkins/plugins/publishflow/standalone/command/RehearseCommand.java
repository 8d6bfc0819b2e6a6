package io.jenkins.plugins.publishflow.standalone.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.standalone.Rehearsal;
import io.jenkins.plugins.publishflow.standalone.RunRequest;
import io.jenkins.plugins.publishflow.standalone.Screen;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rehearse [FLOW]}. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a flow against the sandbox. Nothing leaves this machine; waits are made short.",
            "Without --binary it releases a sample app. Without FLOW and --binary it asks nobody for approval."
        })
public final class RehearseCommand implements Callable<Integer> {

    private static final String USUAL_FLOW = "beta testing and release";

    @Spec
    private CommandSpec spec;

    @CheckForNull
    @Parameters(
            paramLabel = "FLOW",
            arity = "0..1",
            description = "A flow file, or the name of a predefined flow (default: " + USUAL_FLOW + ").")
    private String flow;

    @Mixin
    private FlowOptions options;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "7200",
            description = "How many times shorter waits are (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Override
    public Integer call() throws IOException, FlowFileException, StoreException {
        Screen screen = Screen.standard(spec.commandLine().getOut());
        RunRequest request = options.request(flow == null ? USUAL_FLOW : flow, speed);
        return new Rehearsal(request, screen, flow == null && request.binary() == null).run();
    }
}
