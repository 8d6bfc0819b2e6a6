package io.jenkins.plugins.publishflow.standalone.command;

import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.standalone.ExitCode;
import io.jenkins.plugins.publishflow.standalone.Rehearsal;
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
        description = "Runs a flow against the sandbox. Nothing leaves this machine; waits are made short.")
public final class RehearseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FLOW",
            arity = "0..1",
            defaultValue = "beta testing and release",
            description = "A flow file, or the name of a predefined flow (default: ${DEFAULT-VALUE}).")
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
    public Integer call() throws IOException {
        try {
            return new Rehearsal(options.request(flow, speed), Screen.standard()).run();
        } catch (StoreException e) {
            spec.commandLine().getErr().println(e.problem().text());
            return ExitCode.of(e.problem());
        } catch (FlowFileException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }
}
