package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that goes to a store besides the binary, with what it was like when the run was made. Plain data, saved with the
 * settings of its step; the file itself stays where it is until its bytes are sent.
 *
 * @param path where it is, relative to the folder that the files of the flow are in, with {@code /} between names
 * @param size bytes; at least one
 * @param sha256 digest in lower-case hex
 */
public record Attachment(String path, long size, String sha256) implements Serializable {

    private static final int BLOCK = 1 << 16;

    /** Reads a file through once, to its size and its digest. */
    public static Attachment of(String path, Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                size += read;
            }
        }
        return new Attachment(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** From the value of a setting, as {@link #values} made it. */
    static List<Attachment> of(Map<String, String> values) {
        List<Attachment> files = new ArrayList<>();
        values.forEach((path, known) -> {
            String[] sizeAndDigest = known.split(" ", 2);
            files.add(new Attachment(path, Long.parseLong(sizeAndDigest[0]), sizeAndDigest[1]));
        });
        return files;
    }

    /** Files as the value of a setting: size and digest by path, in order. */
    public static Map<String, String> values(List<Attachment> files) {
        Map<String, String> values = new LinkedHashMap<>();
        files.forEach(file -> values.put(file.path(), file.size() + " " + file.sha256()));
        return values;
    }

    /** Its last name. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Makes sure that a file is this one still; reads it through once.
     *
     * @throws StoreException of kind INPUT where it cannot be read, or has changed since the run was made
     */
    public void check(Path file) throws StoreException {
        Attachment now;
        try {
            now = of(path, file);
        } catch (IOException e) {
            throw new StoreException(
                    new Problem(
                            Problem.Kind.INPUT,
                            "upload.file-unreadable",
                            "The file " + path + " cannot be read.",
                            file.toString(),
                            "Check that the file is still there and may be read, then start the run again."),
                    null,
                    e);
        }
        if (!equals(now)) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "upload.file-changed",
                    "The file " + path + " is not the one that it was when the run began.",
                    file.toString(),
                    "Bring back the file, or begin a new run with the new one."));
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
