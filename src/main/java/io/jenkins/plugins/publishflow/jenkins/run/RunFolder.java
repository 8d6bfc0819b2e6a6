package io.jenkins.plugins.publishflow.jenkins.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.JournalLine;
import io.jenkins.plugins.publishflow.activity.JournalReader;
import io.jenkins.plugins.publishflow.flow.FileFlowRunStore;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of a build in which its flow runs are kept, each in files of its own. Goes with the build. */
public final class RunFolder {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    public static RunFolder of(Run<?, ?> build) {
        return new RunFolder(build.getRootDir().toPath().resolve("publish-flow"));
    }

    /** Where a run's state is kept. */
    FileFlowRunStore store(String id) {
        return new FileFlowRunStore(file(id, ".run.json"));
    }

    /** A run as it was saved last; empty where there is none of that id. */
    public Optional<FlowRun> load(String id) throws IOException {
        return store(id).load();
    }

    /** How a run is carried; empty where there is none of that id. */
    public Optional<Launch> launch(String id) throws IOException {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file(id, ".launch.json")), Launch.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void save(String id, Launch launch) throws IOException {
        Files.createDirectories(folder);
        Path fresh = file(id, ".launch.json.new");
        Files.write(fresh, MAPPER.writeValueAsBytes(launch));
        Files.move(
                fresh, file(id, ".launch.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The activities of a run, in order; empty where there are none. */
    public List<Activity> activities(String id) throws IOException {
        List<Activity> activities = new ArrayList<>();
        Path journal = journal(id);
        if (!Files.exists(journal)) {
            return activities;
        }
        try (JournalReader reader = new JournalReader(journal)) {
            for (JournalLine line = reader.next(); line != null; line = reader.next()) {
                if (line.activity() != null) {
                    activities.add(line.activity());
                }
            }
        }
        return activities;
    }

    Path journal(String id) {
        return file(id, ".activity.jsonl");
    }

    /** Where the sandbox of a rehearsal keeps what it holds. */
    Path sandbox(String id) {
        return file(id, ".sandbox");
    }

    /** Another file of a run, for what other packages have to remember of it. */
    public Path file(String id, String ending) {
        if (!id.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException("No id of a flow run: " + id);
        }
        return folder.resolve(id + ending);
    }
}
