package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The runner as a process of its own, whose output is read line by line. */
final class RunnerProcess implements Closeable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final BufferedReader reader;
    private final List<String> output = new ArrayList<>();

    private RunnerProcess(Process process) {
        this.process = process;
        this.reader = process.inputReader();
    }

    /**
     * Starts a command.
     *
     * @param folder where it works
     * @param arguments texts, numbers and paths
     */
    static RunnerProcess start(Path folder, Object... arguments) throws IOException {
        // Quick to start and to kill: it has nothing to do that an optimising compiler would make up for.
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName());
        List<String> command =
                Stream.concat(java, Stream.of(arguments).map(Object::toString)).toList();
        return new RunnerProcess(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    /** The next line that it writes; empty when it writes no more. */
    Optional<String> line() throws IOException {
        String line = reader.readLine();
        if (line != null) {
            output.add(line);
        }
        return Optional.ofNullable(line);
    }

    /** Waits for a line like that. */
    String await(Predicate<String> wanted) throws IOException {
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            if (wanted.test(line.get())) {
                return line.get();
            }
        }
        return fail("it ended without the line that was waited for:\n" + this);
    }

    /** Waits that long, or until it ends. */
    void live(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws IOException, InterruptedException {
        // By its handle, which leaves what it has written to be read.
        process.toHandle().destroyForcibly();
        end();
    }

    /** Sends it what Ctrl+C sends. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for its end; returns its exit code. */
    int end() throws IOException, InterruptedException {
        while (line().isPresent()) {
            continue;
        }
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it does not end:\n" + this);
        return process.exitValue();
    }

    /** All that it has written so far. */
    @Override
    public String toString() {
        return String.join("\n", output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
