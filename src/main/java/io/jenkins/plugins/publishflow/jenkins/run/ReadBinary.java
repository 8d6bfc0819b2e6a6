package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Util;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import jenkins.MasterToSlaveFileCallable;
import org.apache.tools.ant.DirectoryScanner;
import org.apache.tools.ant.types.FileSet;

/** Finds the one binary that a pattern means, and reads its facts, on the machine that has it. */
final class ReadBinary extends MasterToSlaveFileCallable<ReadBinary.Found> {

    private static final long serialVersionUID = 1;
    private static final int NAMED = 5;

    private final String pattern;

    ReadBinary(String pattern) {
        this.pattern = pattern;
    }

    /** The binary, and its absolute path on that machine. */
    record Found(Binary binary, String path) implements Serializable {}

    /** @throws IOException where there is not exactly one file, or it is no binary; the message is for people */
    @Override
    public Found invoke(File folder, VirtualChannel channel) throws IOException {
        FileSet files = Util.createFileSet(folder, pattern);
        DirectoryScanner scanner = files.getDirectoryScanner();
        String[] hits = scanner.getIncludedFiles();
        if (hits.length != 1) {
            throw new IOException(notOne(hits));
        }
        File file = new File(folder, hits[0]);
        try {
            return new Found(BinaryReader.read(file.toPath()), file.getAbsolutePath());
        } catch (BinaryException e) {
            throw new IOException(e.getMessage() + " " + e.remedy());
        }
    }

    private String notOne(String[] hits) {
        if (hits.length == 0) {
            return "No file fits the pattern '" + pattern + "' of 'binary'. Correct the pattern, or see why the build"
                    + " before it left no such file.";
        }
        return hits.length + " files fit the pattern '" + pattern + "' of 'binary', and one is released at a time: "
                + Arrays.stream(hits).sorted().limit(NAMED).collect(Collectors.joining(", "))
                + (hits.length > NAMED ? " and more" : "") + ". Make the pattern fit one alone.";
    }
}
