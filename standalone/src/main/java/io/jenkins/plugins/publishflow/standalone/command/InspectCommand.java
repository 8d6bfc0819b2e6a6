package io.jenkins.plugins.publishflow.standalone.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.publishflow.standalone.BinaryFile;
import io.jenkins.plugins.publishflow.standalone.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect FILE}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Prints what a binary says of itself, as JSON.")
public final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The signed binary (.ipa, .apk, .aab).")
    private Path file;

    @Override
    public Integer call() throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        spec.commandLine().getOut().println(mapper.writeValueAsString(BinaryFile.read(file)));
        return ExitCode.DONE;
    }
}
