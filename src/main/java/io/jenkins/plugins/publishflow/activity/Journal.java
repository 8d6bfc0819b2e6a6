package io.jenkins.plugins.publishflow.activity;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.JournalHead.Mark;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The activity log in a file: one JSON object a line, only ever appended to. Each line carries its number, the digest
 * of the line before and its own digest, so that a changed, removed or reordered line shows; a small file beside it
 * shows lines missing at the end. Whoever can rewrite both files can still forge them: a journal that has to withstand
 * that must be sent elsewhere.
 *
 * <p>An entry whose id is among the latest {@value #REMEMBERED_IDS} is not written again. Older ids are not looked up,
 * which bounds the memory: a run that was interrupted repeats the entries of its last moments only.
 *
 * <p>One writer at a time: a second one, in this process or another, is refused. Thread-safe; an interrupted thread
 * does not harm the others.
 */
public final class Journal implements ActivityLog, Closeable {

    /** How many of the latest entries are known by their ids. */
    public static final int REMEMBERED_IDS = 50_000;

    private final Path path;
    private final JournalLock lock;
    private final JournalFile file;
    private final JournalHead head;
    private final RecentIds ids;

    @CheckForNull
    private final Path setAside;

    /** What tells a file from another at the same path; null where the file system has no such thing. */
    @CheckForNull
    private final Object fileKey;

    private long end;
    private Mark last;
    private Mark noted;
    private boolean closed;

    private Journal(Path path, JournalLock lock, JournalFile file, JournalHead head, int remembered)
            throws IOException {
        this.path = path;
        this.lock = lock;
        this.file = file;
        this.head = head;
        this.fileKey = fileKey(path);
        this.end = JournalTail.startOfLines(path, file.length(), 0);
        this.setAside = setAsideTornLine();
        this.ids = new RecentIds(remembered);
        this.noted = JournalHead.read(path).orElse(Mark.NONE);
        Mark found = readLatest(remembered);
        // Where the last lines are missing or changed, going on from what was there lets the chain show it.
        this.last = noted.sequence() >= found.sequence() ? noted : found;
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

    static Journal open(Path path, Opener opener, int remembered) throws IOException {
        Path folder = path.toAbsolutePath().getParent().toRealPath();
        Path real = folder.resolve(path.getFileName());
        Closeable[] opened = new Closeable[3];
        boolean done = false;
        try {
            JournalLock lock = JournalLock.take(real);
            opened[2] = lock;
            JournalHead head = JournalHead.open(real);
            opened[1] = head;
            boolean begins = Files.notExists(real);
            JournalFile file = opener.open(real);
            opened[0] = file;
            if (begins) {
                forceFolder(folder);
            }
            Journal journal = new Journal(real, lock, file, head, remembered);
            done = true;
            return journal;
        } finally {
            if (!done) {
                closeAll(opened);
            }
        }
    }

    /** How a journal gets at its file. */
    @FunctionalInterface
    interface Opener {
        JournalFile open(Path path) throws IOException;
    }

    /**
     * {@inheritDoc} All of the entries are written at once; where that fails, none of them counts as written, the file
     * is as it was before, and a later append works.
     *
     * @throws IllegalArgumentException where an entry is longer than a line may be, about a million bytes
     */
    @Override
    public synchronized void append(List<Activity> entries) throws IOException {
        checkInPlace();
        Map<String, Activity> fresh = new LinkedHashMap<>();
        for (Activity entry : entries) {
            if (!ids.contains(entry.id())) {
                fresh.putIfAbsent(entry.id(), entry);
            }
        }
        if (!fresh.isEmpty()) {
            write(fresh);
        }
        if (!noted.equals(last)) {
            head.write(last);
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
        try {
            file.write(end, lines.toByteArray());
            file.force();
        } catch (IOException e) {
            dropUnfinished(e);
            throw e;
        }
        end += lines.size();
        last = mark;
        entries.keySet().forEach(ids::add);
    }

    private void dropUnfinished(IOException reason) {
        try {
            file.truncate(end);
        } catch (IOException e) {
            reason.addSuppressed(e); // tried again before the next append
        }
    }

    /** The file must be the one that was opened, and end where this journal ended it. */
    private void checkInPlace() throws IOException {
        if (closed) {
            throw new IOException("The activity journal " + path + " is closed");
        }
        if (!Objects.equals(fileKey, fileKey(path))) {
            throw new IOException("The activity journal " + path + " was replaced while it was in use");
        }
        long length = file.length();
        if (length < end) {
            throw new IOException("The activity journal " + path + " was shortened while it was in use");
        }
        if (length > end) {
            file.truncate(end);
        }
    }

    /**
     * Where the remains of a write that was cut off were put when this journal was opened: a file beside it that all
     * such remains are added to. Empty where there were none.
     */
    public Optional<Path> setAside() {
        return Optional.ofNullable(setAside);
    }

    /**
     * The first thing that is wrong with a journal; empty where every line is as it was written. Where lines are missing
     * at the end, the line says so that should come next. Reads the whole file, one line at a time, and may run beside
     * the writer.
     */
    public static Optional<JournalLine> verify(Path path) throws IOException {
        Optional<Mark> head = JournalHead.read(path); // first, for the writer may go on meanwhile
        long number = 0;
        try (JournalReader lines = new JournalReader(path)) {
            for (JournalLine line = lines.next(); line != null; line = lines.next()) {
                number = line.number();
                if (!line.sound()) {
                    return Optional.of(line);
                }
                boolean noted = head.isPresent() && head.get().sequence() == line.sequence();
                if (noted && !head.get().digest().equals(lines.digest())) {
                    return Optional.of(line.with("the line is not the one that was noted as the last"));
                }
            }
            return missingAtEnd(number, lines.sequence(), head);
        }
    }

    private static Optional<JournalLine> missingAtEnd(long number, long sequence, Optional<Mark> head) {
        String fault = null;
        if (head.isEmpty()) {
            fault = number == 0 ? null : "the file that notes the last line is missing or damaged: lines may be too";
        } else if (head.get().sequence() > sequence) {
            fault = "lines " + (sequence + 1) + " to " + head.get().sequence() + " are missing";
        }
        return Optional.ofNullable(fault).map(text -> new JournalLine(number + 1, 0, null, text));
    }

    /** Ends the writing and lets others write. */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            closeAll(file, head, lock);
        }
    }

    /** Number and digest of the last line; its id and those of the lines before are remembered on the way. */
    private Mark readLatest(int lines) throws IOException {
        try (JournalReader reader = new JournalReader(path, JournalTail.startOfLines(path, end, lines))) {
            for (JournalLine line = reader.next(); line != null; line = reader.next()) {
                if (line.activity() != null) {
                    ids.add(line.activity().id());
                }
            }
            return new Mark(reader.sequence(), reader.digest());
        }
    }

    /** Copies first and cuts off then: what is torn may be there twice, but is never lost. */
    @CheckForNull
    private Path setAsideTornLine() throws IOException {
        if (file.length() == end) {
            return null;
        }
        Path target = path.resolveSibling(path.getFileName() + ".torn");
        JournalTail.copy(path, end, file.length(), target);
        file.truncate(end);
        file.force();
        return target;
    }

    @CheckForNull
    private static Object fileKey(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            throw new IOException("The activity journal " + path + " was removed while it was in use", e);
        }
    }

    /** Makes a new file's name last through a power failure. Windows neither needs nor allows it. */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void closeAll(Closeable... all) throws IOException {
        IOException failure = null;
        for (Closeable one : all) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
