package io.jenkins.plugins.publishflow.activity;

import io.jenkins.plugins.publishflow.activity.JournalHead.Mark;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The activity log in a file: one JSON object a line, only ever appended to. Each line carries its number, the digest
 * of the line before and its own digest, so that a changed, removed or reordered line shows; a small file beside it
 * shows lines missing at the end. Whoever can rewrite both files can still forge them: a journal that has to withstand
 * that must be sent elsewhere. {@link JournalReader} reads it, {@link JournalCheck} checks it.
 *
 * <p>An entry whose id is among the latest {@value #REMEMBERED_IDS} is not written again. Older ids are not looked up,
 * which bounds the memory: a run that was interrupted repeats the entries of its last moments only.
 *
 * <p>One writer at a time: a second one, in this process or another, is refused. Thread-safe; interrupting a thread
 * that writes harms neither it nor the others.
 */
public final class Journal implements ActivityLog, Closeable {

    /** How many of the latest entries are known by their ids. */
    public static final int REMEMBERED_IDS = 50_000;

    private final JournalStorage storage;
    private final RecentIds ids;
    private Mark last;
    private Mark noted;

    private Journal(JournalStorage storage, int remembered) throws IOException {
        this.storage = storage;
        this.ids = new RecentIds(remembered);
        this.noted = JournalHead.read(storage.path()).orElse(Mark.NONE);
        Mark found = readLatest(remembered);
        // Where the last lines are missing or changed, going on from what was there lets the chain show it.
        this.last = noted.sequence() >= found.sequence() ? noted : found;
        noteLast();
    }

    /**
     * Opens the journal of that name, or begins it in an existing folder. What a write that was cut off has left at its
     * end is moved to a file beside it, see {@link #setAside()}.
     *
     * @throws IOException where it cannot be read or written, or has a writer already
     */
    public static Journal open(Path path) throws IOException {
        return open(path, JournalFile::open, REMEMBERED_IDS);
    }

    static Journal open(Path path, JournalStorage.Opener opener, int remembered) throws IOException {
        JournalStorage storage = JournalStorage.open(path, opener);
        try {
            return new Journal(storage, remembered);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    /** Number and digest of the last line; its id and those of the lines before are remembered on the way. */
    private Mark readLatest(int lines) throws IOException {
        Path path = storage.path();
        try (JournalReader reader = new JournalReader(path, JournalTail.startOfLines(path, storage.end(), lines))) {
            for (JournalLine line = reader.next(); line != null; line = reader.next()) {
                Activity activity = line.activity();
                if (activity != null) {
                    ids.add(activity.id());
                }
            }
            return new Mark(reader.sequence(), reader.digest());
        }
    }

    /**
     * {@inheritDoc} All of the entries are written at once; where that fails, none of them counts as written, the file
     * is as it was before, and a later append works.
     *
     * @throws IllegalArgumentException where an entry is longer than a line may be, about a million bytes
     */
    @Override
    public synchronized void append(List<Activity> entries) throws IOException {
        storage.checkInPlace();
        Map<String, Activity> fresh = new LinkedHashMap<>();
        for (Activity entry : entries) {
            if (!ids.contains(entry.id())) {
                fresh.putIfAbsent(entry.id(), entry);
            }
        }
        if (!fresh.isEmpty()) {
            write(fresh);
        }
        noteLast();
    }

    private void noteLast() throws IOException {
        if (!noted.equals(last)) {
            storage.head().write(last);
            noted = last;
        }
    }

    private void write(Map<String, Activity> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Mark mark = last;
        for (Activity entry : entries.values()) {
            long sequence = mark.sequence() + 1;
            byte[] line = LineCodec.encode(new LineCodec.Content(sequence, mark.digest(), entry));
            lines.writeBytes(line);
            mark = new Mark(sequence, LineCodec.digest(line));
        }
        storage.append(lines.toByteArray());
        last = mark;
        entries.keySet().forEach(ids::add);
    }

    /**
     * Where the remains of a write that was cut off were put when this journal was opened: a file beside it that all
     * such remains are added to. Empty where there were none.
     */
    public Optional<Path> setAside() {
        return Optional.ofNullable(storage.setAside());
    }

    /** Ends the writing and lets others write. */
    @Override
    public synchronized void close() throws IOException {
        storage.close();
    }
}
