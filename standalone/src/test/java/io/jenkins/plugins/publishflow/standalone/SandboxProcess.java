package io.jenkins.plugins.publishflow.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** {@code sandbox} as a process of its own. */
final class SandboxProcess implements Closeable {

    private final RunnerProcess process;
    private final URI url;
    private final Path key;

    private SandboxProcess(RunnerProcess process, URI url, Path key) {
        this.process = process;
        this.url = url;
        this.key = key;
    }

    /** Starts it; it answers when this returns. */
    static SandboxProcess start(Path folder, Object... options) throws IOException {
        Object[] arguments = new Object[options.length + 1];
        arguments[0] = "sandbox";
        System.arraycopy(options, 0, arguments, 1, options.length);
        RunnerProcess process = RunnerProcess.start(folder, arguments);
        URI url = URI.create(after("Sandbox", process));
        Path key = Path.of(after("Key      app-store=", process));
        process.await(line -> line.startsWith("Run"));
        return new SandboxProcess(process, url, key);
    }

    private static String after(String word, RunnerProcess process) throws IOException {
        return process.await(line -> line.startsWith(word))
                .substring(word.length())
                .strip();
    }

    URI url() {
        return url;
    }

    Path key() {
        return key;
    }

    /** How many requests it has had. */
    int requests() throws IOException {
        return page("requests").path("count").asInt();
    }

    /** What it holds, by type. */
    JsonNode state() throws IOException {
        return page("state");
    }

    private JsonNode page(String name) throws IOException {
        return new ObjectMapper().readTree(url.resolve("/sandbox/" + name).toURL());
    }

    void kill() throws IOException, InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
