package io.jenkins.plugins.publishflow.binary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who signed an Android app, and how. Reads the certificates and checks no signature: this tells people early what the
 * store will say, and the store decides. Scheme v1 is JAR signing; v2 and later lie in a block before the table of
 * contents, laid out as Android's page on APK Signature Scheme v2 describes.
 */
final class AndroidSignatures {

    private static final int MAX_V1 = 1 << 20;

    /** Real ones have some kilobytes, and padding. */
    private static final int MAX_BLOCK = 16 << 20;

    private static final String MAGIC = "APK Sig Block 42";
    private static final int FOOTER = 24;

    /** The ids of signature schemes in the block. */
    private static final Map<Integer, String> SCHEMES = Map.of(0x7109871a, "v2", 0xf05368c0, "v3", 0x1b93ad61, "v3.1");

    private final Set<String> schemes = new LinkedHashSet<>();
    private final Set<String> certificates = new LinkedHashSet<>();

    private AndroidSignatures() {}

    static AndroidSignatures read(FileBytes file, Archive archive, List<ArchiveEntry> v1)
            throws IOException, BinaryException {
        AndroidSignatures signatures = new AndroidSignatures();
        try {
            signatures.readBlock(file, archive.tableStart());
            for (ArchiveEntry entry : v1) {
                signatures.readV1(archive.read(entry, MAX_V1));
            }
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | GeneralSecurityException e) {
            throw new BinaryException(
                    BinaryException.Kind.BAD_SIGNATURE,
                    "The signature of the app cannot be read.",
                    "Sign the app anew, with the Gradle plugin or apksigner, and change nothing in it afterwards.",
                    e);
        }
        return signatures;
    }

    /** Such as {@code v1}, in the order of their numbers. */
    List<String> schemes() {
        return schemes.stream().sorted().toList();
    }

    /** SHA-256 digests of the signers' certificates, each once. */
    List<String> certificates() {
        return List.copyOf(certificates);
    }

    /** The signer's own certificate stands before those that vouch for it. */
    private void readV1(byte[] message) throws GeneralSecurityException {
        Collection<? extends Certificate> chain =
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(message));
        if (!chain.isEmpty()) {
            schemes.add("v1");
            certificates.add(digest(chain.iterator().next().getEncoded()));
        }
    }

    private void readBlock(FileBytes file, long tableStart) throws IOException {
        if (tableStart < FOOTER + 8) {
            return;
        }
        ByteBuffer footer = file.read(tableStart - FOOTER, FOOTER);
        byte[] magic = new byte[MAGIC.length()];
        footer.get(8, magic);
        if (!MAGIC.equals(new String(magic, StandardCharsets.US_ASCII))) {
            return;
        }
        long size = footer.getLong(0);
        if (size < FOOTER || size > MAX_BLOCK || size > tableStart - 8) {
            throw new IllegalArgumentException("the block has an impossible size");
        }
        ByteBuffer pairs = file.read(tableStart - size, (int) size - FOOTER);
        Map<String, ByteBuffer> found = new TreeMap<>();
        while (pairs.hasRemaining()) {
            ByteBuffer pair = next(pairs, pairs.getLong());
            String scheme = SCHEMES.get(pair.getInt());
            if (scheme != null) {
                found.put(scheme, pair);
            }
        }
        for (Map.Entry<String, ByteBuffer> scheme : found.entrySet()) {
            schemes.add(scheme.getKey());
            signers(scheme.getValue());
        }
    }

    /** A list of signers, each of which begins with what it signs: digests, then certificates, its own first. */
    private void signers(ByteBuffer value) {
        ByteBuffer signers = next(value);
        while (signers.hasRemaining()) {
            ByteBuffer signed = next(next(signers));
            next(signed);
            ByteBuffer chain = next(signed);
            if (chain.hasRemaining()) {
                ByteBuffer certificate = next(chain);
                byte[] bytes = new byte[certificate.remaining()];
                certificate.get(bytes);
                certificates.add(digest(bytes));
            }
        }
    }

    private static ByteBuffer next(ByteBuffer from) {
        return next(from, Integer.toUnsignedLong(from.getInt()));
    }

    private static ByteBuffer next(ByteBuffer from, long length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = from.slice(from.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + (int) length);
        return part;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
