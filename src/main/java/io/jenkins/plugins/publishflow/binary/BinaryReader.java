package io.jenkins.plugins.publishflow.binary;

import java.nio.file.Path;

/** Reads the facts of a mobile binary from its file. */
public final class BinaryReader {

    private BinaryReader() {}

    /**
     * Reads an {@code .ipa}. Takes as long as reading the file once does, for its digest.
     *
     * @throws BinaryException where the file is none that could be released
     */
    public static Binary read(Path file) throws BinaryException {
        throw new UnsupportedOperationException("being written");
    }
}
