package io.jenkins.plugins.publishflow.jenkins.approval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Remembers which approvers were asked by mail, beside the run, so that nobody is asked twice after a restart. Holds
 * names and times, no addresses and no links. Used by one thread at a time for each run.
 */
final class SentMails {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Map<String, String>>> BY_GATE_AND_APPROVER =
            new TypeReference<>() {};

    private final Path file;

    SentMails(Run<?, ?> build, String run) {
        file = RunFolder.of(build).file(run, ".mails.json");
    }

    /** Whether that approver was asked at that gate. */
    boolean has(String gate, String approver) throws IOException {
        return read().getOrDefault(gate, Map.of()).containsKey(approver);
    }

    /** The approver has been asked now. */
    void add(String gate, String approver) throws IOException {
        Map<String, Map<String, String>> sent = read();
        sent.computeIfAbsent(gate, first -> new LinkedHashMap<>())
                .put(approver, Instant.now().toString());
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "the folder of the build"));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, MAPPER.writeValueAsBytes(sent));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Map<String, Map<String, String>> read() throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), BY_GATE_AND_APPROVER);
        } catch (NoSuchFileException e) {
            return new LinkedHashMap<>();
        }
    }
}
