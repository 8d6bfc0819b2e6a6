package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The bytes of files that are not yet committed, one file on the disk for each, filled part by part in any order. In
 * memory there is no more than a small buffer for each part that is coming in. Thread-safe.
 */
public final class UploadedBytes {

    private static final int BUFFER = 128 * 1024;

    private final Path folder;
    private final boolean kept;

    /**
     * @param folder where to; made when it is needed
     * @param kept whether bytes are kept at all, or counted and dropped
     */
    public UploadedBytes(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
    }

    /** Whether the digest of a file can be told. */
    boolean areKept() {
        return kept;
    }

    /**
     * Takes one part.
     *
     * @return the bytes that came; fewer than the part has where the connection ended early
     */
    long take(String fileId, Part part, InputStream from) throws IOException {
        if (!kept) {
            return drain(from, part.length());
        }
        Files.createDirectories(folder);
        byte[] buffer = new byte[BUFFER];
        long taken = 0;
        try (FileChannel to = FileChannel.open(file(fileId), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (taken < part.length()) {
                int read = from.read(buffer, 0, (int) Math.min(BUFFER, part.length() - taken));
                if (read < 0) {
                    break;
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    to.write(bytes, part.offset() + taken + bytes.position());
                }
                taken += read;
            }
        }
        return taken;
    }

    /** The file as far as it came; not there where bytes are not kept. */
    Path file(String fileId) {
        return folder.resolve(fileId);
    }

    /** The digest of the whole file as lower-case hex. */
    String digest(String fileId, String algorithm) throws IOException {
        try (InputStream in = Files.newInputStream(file(fileId))) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }

    void delete(String fileId) throws IOException {
        Files.deleteIfExists(file(fileId));
    }

    private static long drain(InputStream from, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long taken = 0;
        while (taken < length) {
            int read = from.read(buffer, 0, (int) Math.min(BUFFER, length - taken));
            if (read < 0) {
                break;
            }
            taken += read;
        }
        return taken;
    }
}
