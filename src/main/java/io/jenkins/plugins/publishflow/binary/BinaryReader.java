package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.EMPTY;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_A_FILE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_FOUND;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_READABLE;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads the facts of a mobile binary from its file, wherever that is: no tool of Apple is needed. Unpacks nothing but
 * the two small files that it looks at, and holds little more than those in memory, whatever the file is.
 */
public final class BinaryReader {

    private static final int BLOCK = 1 << 16;

    private BinaryReader() {}

    /**
     * Reads an {@code .ipa}. Takes as long as reading the file once does, for its digest; interrupting the thread ends
     * it with a problem and keeps the interruption.
     *
     * @throws BinaryException where the file is none that could be released, or cannot be read
     */
    public static Binary read(Path file) throws BinaryException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new BinaryException(
                        NOT_A_FILE,
                        Quote.of(file.toString())
                                + (attributes.isDirectory() ? " is a folder." : " is no ordinary file."),
                        "Name the .ipa file itself.");
            }
            try (FileBytes bytes = new FileBytes(file)) {
                return read(file, bytes);
            }
        } catch (NoSuchFileException e) {
            throw new BinaryException(
                    NOT_FOUND,
                    "There is no file " + Quote.of(file.toString()) + ".",
                    "Check the name, and that the build has written it on the machine that reads it.");
        } catch (AccessDeniedException e) {
            throw new BinaryException(
                    NOT_READABLE,
                    "Reading " + Quote.of(file.toString()) + " is not allowed.",
                    "Let the user that runs the build read the file.",
                    e);
        } catch (IOException e) {
            throw new BinaryException(
                    NOT_READABLE,
                    "Reading " + Quote.of(file.toString()) + " broke off: " + e,
                    "Check the disk or the network drive, and that nothing writes the file meanwhile.",
                    e);
        }
    }

    private static Binary read(Path file, FileBytes bytes) throws IOException, BinaryException {
        if (bytes.size() == 0) {
            throw new BinaryException(
                    EMPTY, "The file has no bytes.", "Look at what should have written it, and build the app again.");
        }
        FileStart.check(bytes);
        Archive archive = new Archive(bytes);
        IpaLayout layout = IpaLayout.find(archive, bytes.size());
        InfoPlist info = new InfoPlist(archive.read(layout.infoPlist(), PropertyList.MAX_LENGTH));
        String displayName = info.displayName();
        return new Binary(
                file.toFile().getName(),
                info.identifier(),
                info.version(),
                info.build(),
                displayName != null ? displayName : layout.appName(),
                info.platform(),
                info.minimumOs(),
                signing(archive, layout.profile()),
                info.usesNonExemptEncryption(),
                bytes.size(),
                sha256(bytes));
    }

    @CheckForNull
    private static Signing signing(Archive archive, @CheckForNull ArchiveEntry profile)
            throws IOException, BinaryException {
        return profile == null ? null : ProvisioningProfile.read(archive.read(profile, ProvisioningProfile.MAX_LENGTH));
    }

    private static String sha256(FileBytes bytes) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] block = new byte[BLOCK];
        try (InputStream in = bytes.stream(0, bytes.size())) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
