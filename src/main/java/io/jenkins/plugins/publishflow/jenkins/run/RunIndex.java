package io.jenkins.plugins.publishflow.jenkins.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Which flow runs have to be looked after when the controller is back: a small file for each, {@code
 * publish-flow/freestyle/<id>.json} in the Jenkins home. Thread-safe.
 */
final class RunIndex {

    private static final String ENDING = ".json";
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * Where a run is.
     *
     * @param job full name of its job
     * @param build number of its build
     * @param release whether the build may be discarded when the run has ended, as before
     */
    record Entry(String job, int build, boolean release) {}

    private static Path folder() {
        return Jenkins.get().getRootDir().toPath().resolve("publish-flow").resolve("freestyle");
    }

    synchronized void add(String id, Run<?, ?> build, boolean release) throws IOException {
        write(id, new Entry(build.getParent().getFullName(), build.getNumber(), release));
    }

    private static void write(String id, Entry entry) throws IOException {
        Files.createDirectories(folder());
        Path fresh = folder().resolve(id + ".new");
        Files.write(fresh, MAPPER.writeValueAsBytes(entry));
        Files.move(
                fresh,
                folder().resolve(id + ENDING),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    synchronized void remove(String id) throws IOException {
        Files.deleteIfExists(folder().resolve(id + ENDING));
    }

    /** The entry of a run; empty where there is none. */
    synchronized Optional<Entry> find(String id) throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(folder().resolve(id + ENDING)), Entry.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The ids of all runs that are noted. */
    synchronized List<String> ids() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        }
    }

    /**
     * Follows a job, or the jobs of a folder, to a new name.
     *
     * @return the ids of the runs concerned
     */
    synchronized List<String> move(String from, String to) throws IOException {
        List<String> moved = new ArrayList<>();
        for (String id : ids()) {
            Entry entry = find(id).orElseThrow();
            if (isIn(entry.job(), from)) {
                write(id, new Entry(to + entry.job().substring(from.length()), entry.build(), entry.release()));
                moved.add(id);
            }
        }
        return moved;
    }

    /** Forgets the runs of a job, or of the jobs of a folder. */
    synchronized void removeAll(String name) throws IOException {
        for (String id : ids()) {
            if (isIn(find(id).orElseThrow().job(), name)) {
                remove(id);
            }
        }
    }

    /** Whether a job is the one of that full name, or is in the folder of that full name. */
    static boolean isIn(String job, String name) {
        return job.equals(name) || job.startsWith(name + "/");
    }
}
