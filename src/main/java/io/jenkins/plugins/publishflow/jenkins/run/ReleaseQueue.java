package io.jenkins.plugins.publishflow.jenkins.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets one release at a time through for each app and store, in the order in which they came. Kept in a file, for after a
 * restart runs come back in any order: each finds its old place, and nobody overtakes a release that is under way and
 * not back yet. Thread-safe.
 */
final class ReleaseQueue {

    private static final System.Logger LOGGER = System.getLogger(ReleaseQueue.class.getName());
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * Somebody who wants to release.
     *
     * @param run id of the flow run
     * @param job full name of its job
     * @param number number of its build
     * @param build the build, as people name it
     */
    record Entry(String run, String job, int number, String build) {}

    private final Path file;

    /** For each app and store, who has the place and then who waits for it. */
    private final Map<String, List<Entry>> lines;

    /** Those that are back in this life of the controller, and how they hear of who is before them. */
    private final Map<String, Consumer<Optional<Entry>>> present = new HashMap<>();

    /** @param file where it is kept; read at once */
    ReleaseQueue(Path file) {
        this.file = file;
        this.lines = read(file);
    }

    private static Map<String, List<Entry>> read(Path file) {
        try {
            return MAPPER.readValue(
                    Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, List<Entry>>>() {});
        } catch (NoSuchFileException e) {
            return new LinkedHashMap<>();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The order of releases in " + file + " cannot be read, and begins anew", e);
            return new LinkedHashMap<>();
        }
    }

    /**
     * Takes the place, or stands in line; after a restart where it was.
     *
     * @param key app and store
     * @param begun whether the run had the place in an earlier life: it has it then in any case
     * @param told called whenever somebody else is at the head of the line than before, with empty when it is this one's
     *     turn; in any thread, and returns soon
     * @return empty where it has the place now; else who has it
     * @throws IOException where the line cannot be saved; the run does not stand in it then
     */
    synchronized Optional<Entry> enter(String key, Entry entry, boolean begun, Consumer<Optional<Entry>> told)
            throws IOException {
        List<Entry> line = lines.computeIfAbsent(key, unused -> new ArrayList<>());
        int place = place(line, entry.run());
        if (place >= 0) {
            line.set(place, entry);
        } else {
            line.add(begun ? 0 : line.size(), entry);
        }
        try {
            save();
        } catch (IOException e) {
            remove(key, entry.run());
            throw e;
        }
        present.put(entry.run(), told);
        Entry head = line.get(0);
        return begun || head.run().equals(entry.run()) ? Optional.empty() : Optional.of(head);
    }

    private static int place(List<Entry> line, String run) {
        for (int i = 0; i < line.size(); i++) {
            if (line.get(i).run().equals(run)) {
                return i;
            }
        }
        return -1;
    }

    /** Who has the place that a run waits for; empty where it waits for none. */
    synchronized Optional<Entry> before(String key, String run) {
        List<Entry> line = lines.getOrDefault(key, List.of());
        return place(line, run) > 0 ? Optional.of(line.get(0)) : Optional.empty();
    }

    /** Gives the place back, or leaves the line; those that stay hear whose turn it is where that has changed. */
    void leave(String key, String run) {
        Map<Consumer<Optional<Entry>>, Optional<Entry>> news = new LinkedHashMap<>();
        synchronized (this) {
            present.remove(run);
            if (place(lines.getOrDefault(key, List.of()), run) >= 0) {
                news.putAll(remove(key, run));
                saveIfPossible();
            }
        }
        news.forEach(Consumer::accept);
    }

    /** Forgets those that are not back and never will be. */
    void forget(Predicate<Entry> lost) {
        // Outside of the lock: whether a build is lost is known when it is loaded, which may take its time.
        List<String> gone = absent().stream().filter(lost).map(Entry::run).toList();
        Map<Consumer<Optional<Entry>>, Optional<Entry>> news = new LinkedHashMap<>();
        synchronized (this) {
            for (String run : gone) {
                if (!present.containsKey(run)) {
                    List.copyOf(lines.keySet()).forEach(key -> news.putAll(remove(key, run)));
                }
            }
            if (!gone.isEmpty()) {
                saveIfPossible();
            }
        }
        news.forEach(Consumer::accept);
    }

    private synchronized List<Entry> absent() {
        return lines.values().stream()
                .flatMap(List::stream)
                .filter(entry -> !present.containsKey(entry.run()))
                .toList();
    }

    /** Who is to be told what, where another one is at the head now. */
    private Map<Consumer<Optional<Entry>>, Optional<Entry>> remove(String key, String run) {
        List<Entry> line = lines.getOrDefault(key, List.of());
        int place = place(line, run);
        if (place < 0) {
            return Map.of();
        }
        line.remove(place);
        if (line.isEmpty()) {
            lines.remove(key);
        }
        Map<Consumer<Optional<Entry>>, Optional<Entry>> news = new LinkedHashMap<>();
        if (place == 0) {
            for (Entry entry : line) {
                Optional.ofNullable(present.get(entry.run()))
                        .ifPresent(told -> news.put(
                                told, entry.equals(line.get(0)) ? Optional.empty() : Optional.of(line.get(0))));
            }
        }
        return news;
    }

    private void saveIfPossible() {
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The order of releases could not be saved", e);
        }
    }

    private void save() throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, MAPPER.writeValueAsBytes(lines));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
