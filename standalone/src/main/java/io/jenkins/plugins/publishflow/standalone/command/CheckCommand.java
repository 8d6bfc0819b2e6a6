package io.jenkins.plugins.publishflow.standalone.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.standalone.BinaryFile;
import io.jenkins.plugins.publishflow.standalone.ExitCode;
import io.jenkins.plugins.publishflow.standalone.FlowChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check FLOW}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Prints all problems of a flow, with a binary or without. Sends nothing.")
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FLOW", description = "A flow file, or the name of a predefined flow.")
    private String flow;

    @CheckForNull
    @Option(
            names = "--binary",
            paramLabel = "FILE",
            description = "The signed binary (.ipa, .apk, .aab) to check the flow with.")
    private Path binary;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of the flow. Repeatable.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, FlowFileException {
        FlowChoice choice = FlowChoice.of(flow, Path.of(""));
        Flow read =
                binary == null ? choice.check(variables) : choice.read(variables, Optional.of(BinaryFile.read(binary)));
        spec.commandLine()
                .getOut()
                .println("No problems: " + read.name() + ", " + read.steps().size() + " steps.");
        return ExitCode.DONE;
    }
}
