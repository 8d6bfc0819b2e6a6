package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.flow.FlowStateException;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says why a command ended early, and with which exit code; a stack trace only where Publish Flow itself is broken. */
final class Explainer implements IParameterExceptionHandler, IExecutionExceptionHandler {

    /** In two lines: the whole usage would bury what is wrong. */
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) throws Exception {
        PrintWriter err = command.getErr();
        if (thrown instanceof InputException || thrown instanceof FlowFileException) {
            err.println(thrown.getMessage());
            return ExitCode.BAD_INPUT;
        }
        if (thrown instanceof StoreException store) {
            err.println(store.problem().text());
            return ExitCode.of(store.problem());
        }
        if (thrown instanceof FlowStateException) {
            err.println(thrown.getMessage());
            err.println("  what to do: Make room, or see who may write there. Then start it again: it goes on.");
            return ExitCode.FAILED;
        }
        if (thrown instanceof FileSystemException file) {
            err.println("A file cannot be used: " + file.getFile() + " (" + reason(file) + ").");
            return ExitCode.FAILED;
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            err.println("A file or connection of this machine does not work: " + thrown.getMessage());
            return ExitCode.FAILED;
        }
        err.println("Publish Flow itself is broken here. Please report it with the lines that follow.");
        throw thrown;
    }

    private static String reason(FileSystemException file) {
        if (file instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (file instanceof AccessDeniedException) {
            return "this user may not use it";
        }
        return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }
}
