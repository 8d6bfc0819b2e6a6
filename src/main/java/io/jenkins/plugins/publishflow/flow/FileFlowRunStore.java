package io.jenkins.plugins.publishflow.flow;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps one flow run in one file. The file always holds a whole run: a new one is written beside it, forced to disk and
 * moved over it, so that a crash at any moment leaves the old or the new one. Saves also in a thread that was
 * interrupted, for that is when a stopped run is saved. Not for several writers at once.
 */
public final class FileFlowRunStore implements FlowRunStore {

    private final Path file;

    public FileFlowRunStore(Path file) {
        this.file = file;
    }

    @Override
    public void save(FlowRun run) throws IOException {
        Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
        // One level alone: where a whole build was deleted, its folder does not come back.
        if (!Files.isDirectory(parent)) {
            Files.createDirectory(parent);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(FlowJson.WRITER.writeValueAsBytes(run));
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The run as it was saved last; empty where none was.
     *
     * @throws IOException where the file cannot be read or is no flow run
     */
    public Optional<FlowRun> load() throws IOException {
        try {
            return Optional.of(FlowJson.READER.readValue(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
