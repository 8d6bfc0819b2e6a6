package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/** Reads a flow file in a workspace, on the machine that has it; nothing outside of the workspace. */
final class ReadFlowFile extends MasterToSlaveFileCallable<String> {

    private static final long serialVersionUID = 1;

    private final String name;

    ReadFlowFile(String name) {
        this.name = name;
    }

    /** @throws IOException where there is no such file, or it cannot be a flow file; the message is for people */
    @Override
    public String invoke(File workspace, VirtualChannel channel) throws IOException {
        Path base = workspace.toPath().toRealPath();
        Path file = base.resolve(name).normalize();
        if (!file.startsWith(base)
                || !Files.isRegularFile(file)
                || !file.toRealPath().startsWith(base)) {
            throw new IOException("There is no flow file '" + name + "' in the workspace.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return FlowSource.read(name, in).text();
        } catch (FlowFileException e) {
            throw new IOException(e.getMessage());
        }
    }
}
