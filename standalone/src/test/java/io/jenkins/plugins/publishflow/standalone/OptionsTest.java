package io.jenkins.plugins.publishflow.standalone;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused because of how a command was written, before anything else is looked at. */
class OptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "rehearse", "run", "check", "inspect", "sandbox"})
    void everyCommandHasItsHelp(String command) {
        String name = command.isEmpty() ? "publish-flow" : "publish-flow " + command;
        Typed help = command.isEmpty() ? Typed.of("--help") : Typed.of(command, "--help");
        help.ended(0).said("Usage: " + name + " ", "-h, --help");
    }

    @Test
    void exitCodesAreInTheHelp() {
        Typed.of("--help").said("0     done", "1     failed", "2     bad input", "3     refused", "130   interrupted");
    }

    @Test
    void whatIsMissingIsToldWithoutTheWholeUsage() {
        Typed.of("run").refused("Missing required parameter: 'FLOW'\nTry 'publish-flow run --help'.");
    }

    @Test
    void aCommandThatThereIsNotIsRefused() {
        Typed.of("rehears").refused("""
                Unmatched argument at index 0: 'rehears'
                Did you mean: publish-flow rehearse or publish-flow check?
                Try 'publish-flow --help'.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN"})
    void speedIsAboveZero(String speed) {
        Typed.of("rehearse", "--speed", speed)
                .refused("--speed is how many times shorter waits are, above zero; " + Double.valueOf(speed)
                        + " is not.");
    }

    @Test
    void aPortIsAPort() {
        Typed.of("sandbox", "--port", 70000).refused("--port is a number from 0 to 65535; 70000 is not.");
    }

    @Test
    void aTakenPortIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            Typed.of("sandbox", "--port", port, "--data", folder)
                    .refused(
                            "--port: port " + port + " of 127.0.0.1 cannot be used: it is taken, or only the system may"
                                    + " use it. Name another one, or none for a free one.");
        }
    }

    @Test
    void aFolderThatIsAtWorkIsNotTaken() throws Exception {
        try (FolderLock lock = FolderLock.take(folder, "--data")) {
            Typed.of("sandbox", "--data", folder)
                    .refused("Another process is at work in " + folder
                            + ". Wait for it, or name another folder with --data.");
        }
    }

    @Test
    void foldersAreNoFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Typed.of("rehearse", "--state", file)
                .refused("--state: '" + file + "' is no folder that can be written. Name another one.");
        Typed.of("rehearse", "--state", folder.resolve("state"), "--report", file)
                .refused("--report: '" + file + "' is no folder that can be written. Name another one.");
    }
}
