package io.jenkins.plugins.publishflow.activity;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * The open file of a journal with what lies beside it: lock, head, and the torn remains of a write that was cut off.
 * Knows where the good part ends and leaves nothing else behind. Not thread-safe.
 */
final class JournalStorage implements Closeable {

    private final Path path;
    private final JournalLock lock;
    private JournalHead head;
    private JournalFile file;

    @CheckForNull
    private Path setAside;

    /** What tells a file from another at the same path; null where the file system has no such thing. */
    @CheckForNull
    private Object fileKey;

    private long end;
    private boolean closed;

    private JournalStorage(Path path) throws IOException {
        this.path = path;
        this.lock = JournalLock.take(path);
    }

    /** How a journal gets at its file. */
    @FunctionalInterface
    interface Opener {
        JournalFile open(Path path) throws IOException;
    }

    static JournalStorage open(Path path, Opener opener) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("'" + path + "' cannot be the name of an activity journal");
        }
        Path realFolder = folder.toRealPath();
        JournalStorage storage = new JournalStorage(realFolder.resolve(path.getFileName()));
        try {
            storage.openFiles(realFolder, opener);
            return storage;
        } catch (IOException | RuntimeException e) {
            try {
                storage.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void openFiles(Path folder, Opener opener) throws IOException {
        head = JournalHead.open(path);
        boolean begins = Files.notExists(path);
        file = opener.open(path);
        if (begins) {
            forceFolder(folder);
        }
        fileKey = fileKey();
        end = JournalTail.startOfLines(path, file.length(), 0);
        if (file.length() > end) {
            setAsideTornLine();
        }
    }

    /** Copies first and cuts off then: what is torn may be there twice, but is never lost. */
    private void setAsideTornLine() throws IOException {
        setAside = path.resolveSibling(path.getFileName() + ".torn");
        JournalTail.copy(path, end, file.length(), setAside);
        file.truncate(end);
        file.force();
    }

    /** The journal's file, with the folder's real name. */
    Path path() {
        return path;
    }

    JournalHead head() {
        return head;
    }

    /** Where a torn line was put, or null. */
    @CheckForNull
    Path setAside() {
        return setAside;
    }

    /** Length of the good part: where the next line goes. */
    long end() {
        return end;
    }

    /** Appends whole lines and returns when they are on disk. Where it throws, none of them is in the good part. */
    void append(byte[] lines) throws IOException {
        try {
            file.write(end, lines);
            file.force();
        } catch (IOException e) {
            try {
                file.truncate(end);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed); // checkInPlace tries it again before the next append
            }
            throw e;
        }
        end += lines.length;
    }

    /** The file must still be the one that was opened, and end where the good part ends. */
    void checkInPlace() throws IOException {
        if (closed) {
            throw new IOException("The activity journal " + path + " is closed");
        }
        if (!Objects.equals(fileKey, fileKey())) {
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

    @CheckForNull
    private Object fileKey() throws IOException {
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

    /** The lock goes last, whatever happens to the others. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            try (lock;
                    Closeable closingHead = head;
                    Closeable closingFile = file) {
                closed = true;
            }
        }
    }
}
