package io.jenkins.plugins.publishflow.standalone.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.standalone.RunRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What all commands that run a flow take. */
public final class FlowOptions {

    @CheckForNull
    @Option(names = "--binary", paramLabel = "FILE", description = "The signed binary (.ipa, .apk, .aab) to release.")
    Path binary;

    @CheckForNull
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where the run is kept. Started again with the same folder, it goes on where it was.")
    Path state;

    @CheckForNull
    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Where the report is written; default: the state folder.")
    Path report;

    @Option(
            names = "--approve",
            paramLabel = "NAME",
            description = "Approves in this person's name wherever they are asked, instead of asking here. Repeatable.")
    List<String> approve = List.of();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of the flow. Repeatable.")
    Map<String, String> variables = new LinkedHashMap<>();

    RunRequest request(String flow, double speed) {
        return new RunRequest(flow, binary, Path.of(""), state, report, approve, variables, speed);
    }
}
