package io.jenkins.plugins.publishflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a sandbox keeps its state, its keys and the bytes that come in. The state is written whole and put in place in
 * one move, so that a killed sandbox finds the last state or the one before. Without a folder only the bytes are kept,
 * in a temporary one that is deleted at the end.
 */
final class DataFolder implements Closeable {

    private static final String STATE = "sandbox.json";

    private final Path folder;
    private final boolean lasting;
    private final Map<String, ObjectNode> stores = new LinkedHashMap<>();

    private DataFolder(Path folder, boolean lasting) {
        this.folder = folder;
        this.lasting = lasting;
    }

    static DataFolder open(@CheckForNull Path data) throws IOException {
        return data == null
                ? new DataFolder(Files.createTempDirectory("publish-flow-sandbox"), false)
                : new DataFolder(Files.createDirectories(data), true);
    }

    /** The clock that was saved in that folder, going on; empty where there was none. */
    static Optional<SandboxClock> clock(Path data) throws IOException {
        Path file = data.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode ahead = Json.MAPPER.readTree(file.toFile()).path("clockAhead");
        return ahead.isTextual() ? Optional.of(new SandboxClock(Duration.parse(ahead.asText()))) : Optional.empty();
    }

    SandboxKeys keys() throws IOException {
        return lasting ? SandboxKeys.in(folder) : SandboxKeys.generate();
    }

    Path uploads() {
        return folder.resolve("uploads");
    }

    /** Where the stores keep keys, or null where nothing is kept. */
    @CheckForNull
    Path kept() {
        return lasting ? folder : null;
    }

    /** What that store has saved, or null where it has not. */
    @CheckForNull
    synchronized ObjectNode load(String store) throws IOException {
        Path file = folder.resolve(STATE);
        if (stores.isEmpty() && Files.exists(file)) {
            // All at once: the first store to save must not drop those that are still to be opened.
            Json.MAPPER.readTree(file.toFile()).properties().forEach(saved -> {
                if (saved.getValue() instanceof ObjectNode held) {
                    stores.put(saved.getKey(), held);
                }
            });
        }
        return stores.get(store);
    }

    /** Saves what that store holds, beside what the others have saved last. */
    synchronized void save(String store, ObjectNode held, Clock clock) {
        if (!lasting) {
            return;
        }
        stores.put(store, held);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (clock instanceof SandboxClock moved) {
            all.put("clockAhead", moved.ahead().toString());
        }
        all.setAll(stores);
        try {
            Path next = folder.resolve(STATE + ".next");
            Files.write(next, Json.bytes(all));
            Files.move(
                    next, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot save its state in " + folder, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (lasting || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
