package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import java.nio.file.Path;

/** Reads the binary that was given at the terminal. */
public final class BinaryFile {

    private BinaryFile() {}

    /** @throws InputException where the file is no binary that can be released, with what to do about it */
    public static Binary read(Path file) {
        try {
            return BinaryReader.read(file);
        } catch (BinaryException e) {
            throw new InputException(e.getMessage() + "\n  what to do: " + e.remedy() + "\n  code: "
                    + e.kind().code());
        }
    }
}
