package io.jenkins.plugins.publishflow.sandbox.keys;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone may read, where the file system knows such a thing. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Writes it anew; what was there is gone, with its permissions. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, bytes);
    }
}
