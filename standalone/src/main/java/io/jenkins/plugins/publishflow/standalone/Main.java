package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.standalone.command.CheckCommand;
import io.jenkins.plugins.publishflow.standalone.command.InspectCommand;
import io.jenkins.plugins.publishflow.standalone.command.RehearseCommand;
import io.jenkins.plugins.publishflow.standalone.command.RunCommand;
import io.jenkins.plugins.publishflow.standalone.command.SandboxCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code publish-flow}. Without arguments it rehearses the release of a sample app. */
@Command(
        name = "publish-flow",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Takes a signed mobile app to the stores, or rehearses it against local ones.",
        subcommands = {
            RehearseCommand.class,
            RunCommand.class,
            CheckCommand.class,
            InspectCommand.class,
            SandboxCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed",
            "2:bad input",
            "3:refused by people, or timed out",
            "130:interrupted; start it again to go on"
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        String[] given = arguments.length == 0 ? new String[] {"rehearse"} : arguments;
        System.exit(commandLine().execute(given));
    }

    /** The whole command, for tests as for the process. */
    public static CommandLine commandLine() {
        Explainer explainer = new Explainer();
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(explainer)
                .setExecutionExceptionHandler(explainer);
    }
}
