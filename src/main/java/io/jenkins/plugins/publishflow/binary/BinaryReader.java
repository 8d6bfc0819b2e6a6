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
import java.util.List;

/**
 * Reads the facts of a mobile binary from its file, wherever that is: no tool of Apple or Google is needed. Unpacks
 * nothing but the few small files that it looks at, and holds little more than those in memory, whatever the file is.
 *
 * <p>Reads Android's formats by itself, with bounds of its own: the libraries on Maven Central for them are either no
 * longer kept or made to edit apps, and read whatever sizes a file names; those of Google are not there.
 */
public final class BinaryReader {

    private static final int BLOCK = 1 << 16;

    private BinaryReader() {}

    /**
     * Reads an {@code .ipa}, {@code .apk} or {@code .aab}, told by what is in it. Takes as long as reading the file once does, for its digest; interrupting the thread ends
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
                        "Name the file of the app itself.");
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
        ArchiveBounds bounds = new ArchiveBounds(bytes.size());
        IpaLayout.Finder ipa = new IpaLayout.Finder();
        AndroidLayout.Finder android = new AndroidLayout.Finder();
        archive.forEach(entry -> {
            List<String> path = bounds.check(entry);
            ipa.visit(path, entry);
            android.visit(path, entry);
        });
        String name = file.toFile().getName();
        return android.isAndroid()
                ? android(name, bytes, archive, android.found())
                : ios(name, bytes, archive, ipa.found());
    }

    private static Binary android(String fileName, FileBytes bytes, Archive archive, AndroidLayout layout)
            throws IOException, BinaryException {
        AndroidManifest manifest = new AndroidManifest(
                archive.read(layout.manifest(), AndroidManifest.MAX_LENGTH),
                layout.bundle(),
                resources(archive, layout));
        AndroidSignatures signatures = AndroidSignatures.read(bytes, archive, layout.v1());
        String label = manifest.label();
        return new Binary(
                fileName,
                manifest.packageName(),
                manifest.versionName(),
                manifest.versionCode(),
                label != null ? label : manifest.packageName(),
                Binary.Platform.ANDROID,
                manifest.minimumSdk(),
                null,
                null,
                new Binary.Android(
                        layout.bundle() ? Binary.Packaging.BUNDLE : Binary.Packaging.APK,
                        manifest.targetSdk(),
                        manifest.debuggable(),
                        layout.modules(),
                        signatures.schemes(),
                        signatures.certificates()),
                bytes.size(),
                sha256(bytes));
    }

    /** What the manifest may refer to; a table beyond all bounds is left alone. */
    private static Resources resources(Archive archive, AndroidLayout layout) throws IOException, BinaryException {
        ArchiveEntry table = layout.resources();
        if (table == null || table.size() > ResourceTable.MAX_LENGTH) {
            return Resources.NONE;
        }
        byte[] bytes = archive.read(table, ResourceTable.MAX_LENGTH);
        return layout.bundle() ? new ProtoTable(bytes) : new ResourceTable(bytes);
    }

    private static Binary ios(String fileName, FileBytes bytes, Archive archive, IpaLayout layout)
            throws IOException, BinaryException {
        InfoPlist info = new InfoPlist(archive.read(layout.infoPlist(), PropertyList.MAX_LENGTH));
        String displayName = info.displayName();
        return new Binary(
                fileName,
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
