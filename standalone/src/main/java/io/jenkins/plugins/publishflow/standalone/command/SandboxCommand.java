package io.jenkins.plugins.publishflow.standalone.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.standalone.ExitCode;
import io.jenkins.plugins.publishflow.standalone.FolderLock;
import io.jenkins.plugins.publishflow.standalone.InputException;
import io.jenkins.plugins.publishflow.standalone.SandboxKeyFile;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sandbox}. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Serves the sandbox on 127.0.0.1 until it is stopped.")
public final class SandboxCommand implements Callable<Integer> {

    private static final int MOST = 65535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; default: a free one.")
    private int port;

    @CheckForNull
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it keeps what it holds. Started again with the same folder, it goes on.")
    private Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > MOST) {
            throw new InputException("--port is a number from 0 to " + MOST + "; " + port + " is not.");
        }
        Path folder = data != null ? data : Files.createTempDirectory("publish-flow-sandbox");
        try (FolderLock lock = FolderLock.take(folder, "--data");
                Sandbox sandbox = start(folder)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println("Sandbox  " + sandbox.baseUrl());
            key(Store.APP_STORE, SandboxKeyFile.write(sandbox.teamKey(), folder));
            key(Store.GOOGLE_PLAY, SandboxKeyFile.write(sandbox.googlePlay(), folder));
            key(Store.HUAWEI, SandboxKeyFile.write(sandbox.huaweiKeys(), folder));
            key(Store.APPCIRCLE, SandboxKeyFile.write(sandbox.appcircleKeys(), folder));
            out.println("State    " + sandbox.baseUrl() + "/sandbox/state");
            out.println("Run      publish-flow run FLOW --binary FILE --endpoint STORE=" + sandbox.baseUrl()
                    + " --key STORE=FILE");
            out.flush();
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private void key(Store store, Path file) {
        spec.commandLine()
                .getOut()
                .println("Key      " + store.id() + "=" + file.toAbsolutePath().normalize());
    }

    private Sandbox start(Path folder) throws IOException {
        try {
            return Sandbox.start(SandboxOptions.USUAL.port(port).data(folder).clock(Sandbox.clockIn(folder)));
        } catch (BindException e) {
            throw new InputException("--port: port " + port + " of 127.0.0.1 cannot be used: it is taken, or only the"
                    + " system may use it. Name another one, or none for a free one.");
        }
    }
}
