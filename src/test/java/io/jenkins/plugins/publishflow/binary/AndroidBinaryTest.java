package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AndroidBinaryTest {

    private static final byte[] CERTIFICATE =
            "a certificate, of which the digest counts".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void anApkSaysWhatItIs() throws Exception {
        Binary binary = read(apk(SampleApk.manifest("org.example.app", 42, "1.2", null, false)));
        assertEquals("org.example.app", binary.identifier());
        assertEquals("1.2", binary.version());
        assertEquals("42", binary.build());
        assertEquals("For everybody", binary.displayName(), "the label is a reference to the table");
        assertEquals(Binary.Platform.ANDROID, binary.platform());
        assertEquals("24", binary.minimumOs());
        assertEquals("Android, API level 24 or later", binary.runsOn());
        assertEquals(
                new Binary.Android(Binary.Packaging.APK, "35", false, List.of(), List.of(), List.of()),
                binary.android());
    }

    @Test
    void aLabelMayStandInTheManifestItself() throws Exception {
        assertEquals(
                "Demo",
                read(apk(SampleApk.manifest("a.b", 1, "1", "Demo", false))).displayName());
    }

    @Test
    void anAppThatCanBeDebuggedSaysSo() throws Exception {
        assertTrue(read(apk(SampleApk.manifest("a.b", 1, "1", "Demo", true)))
                .android()
                .debuggable());
    }

    @ParameterizedTest
    @CsvSource({"0x7109871a,v2", "0xf05368c0,v3", "0x1b93ad61,v3.1"})
    void theSignerIsNamedByTheDigestOfItsCertificate(String id, String scheme) throws Exception {
        byte[] apk = apk(SampleApk.manifest("a.b", 1, "1", "Demo", false));
        byte[] signed = SampleApk.withBlock(apk, Long.decode(id).intValue(), CERTIFICATE);
        Binary.Android android = read(signed).android();
        assertEquals(List.of(scheme), android.signatureSchemes());
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CERTIFICATE));
        assertEquals(List.of(digest), android.certificates());
    }

    @Test
    void aBundleSaysWhatItIs() throws Exception {
        Path file = folder.resolve("app.aab");
        SampleBundle.write(file, "org.example.app", "3.0", 300);
        Binary binary = BinaryReader.read(file);
        assertEquals("org.example.app", binary.identifier());
        assertEquals("3.0", binary.version());
        assertEquals("300", binary.build());
        assertEquals("Sample", binary.displayName());
        assertEquals("24", binary.minimumOs());
        Binary.Android android = binary.android();
        assertEquals(Binary.Packaging.BUNDLE, android.packaging());
        assertEquals("35", android.targetSdk());
        assertEquals(List.of("base"), android.modules());
        assertEquals(List.of("v1"), android.signatureSchemes());
        assertEquals(1, android.certificates().size());
    }

    @Test
    void aBundleThatIsNotSignedSaysSo() throws Exception {
        Path file = folder.resolve("app.aab");
        SampleBundle.write(file, "org.example.app", "3.0", 300, false);
        assertEquals(List.of(), BinaryReader.read(file).android().certificates());
    }

    static Stream<Arguments> wrong() {
        byte[] good = SampleApk.manifest("a.b", 1, "1", "Demo", false);
        byte[] cut = Arrays.copyOf(good, good.length / 2);
        return Stream.of(
                Arguments.of("is no compiled XML", new byte[0]),
                Arguments.of("but XML as developers write it", "<manifest/>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("is damaged", cut),
                Arguments.of("has the versionCode 0", SampleApk.manifest("a.b", 0, "1", "Demo", false)),
                Arguments.of("has no package name", SampleApk.manifest("", 1, "1", "Demo", false)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aManifestThatIsNoneIsRefused(String said, byte[] manifest) {
        BinaryException problem = assertThrows(BinaryException.class, () -> read(apk(manifest)));
        assertEquals(BinaryException.Kind.BAD_MANIFEST, problem.kind());
        assertTrue(problem.getMessage().contains(said), problem.getMessage());
    }

    /** Whatever single byte is wrong, the answer is facts or a problem for people, and it comes soon. */
    @Test
    void noByteOfAManifestBreaksTheReader() throws Exception {
        byte[] good = SampleApk.manifest("a.b", 1, "1", null, false);
        for (int at = 0; at < good.length; at++) {
            for (byte value : new byte[] {0, 1, -1, 0x7F}) {
                byte[] bent = good.clone();
                bent[at] = value;
                try {
                    new AndroidManifest(bent, false, new ResourceTable(SampleApk.table("x"))).label();
                } catch (BinaryException e) {
                    assertTrue(
                            e.kind() == BinaryException.Kind.BAD_MANIFEST || e.kind() == BinaryException.Kind.SPLIT_APK,
                            e.getMessage());
                }
            }
        }
    }

    @Test
    void noByteOfATableBreaksTheReader() throws Exception {
        byte[] manifest = SampleApk.manifest("a.b", 1, "1", null, false);
        byte[] good = SampleApk.table("For everybody");
        for (int at = 0; at < good.length; at++) {
            for (byte value : new byte[] {0, 1, -1, 0x7F}) {
                byte[] bent = good.clone();
                bent[at] = value;
                assertEquals("a.b", new AndroidManifest(manifest, false, new ResourceTable(bent)).packageName());
                new AndroidManifest(manifest, false, new ResourceTable(bent)).label();
            }
        }
    }

    @Test
    void aBundleWithoutItsBaseIsRefused() {
        ZipWriter zip = new ZipWriter();
        zip.add("BundleConfig.pb", "");
        zip.add("feature/manifest/AndroidManifest.xml", "");
        BinaryException problem = assertThrows(BinaryException.class, () -> read(zip.bytes()));
        assertEquals(BinaryException.Kind.BAD_MANIFEST, problem.kind());
        assertTrue(problem.getMessage().contains("no base module"), problem.getMessage());
    }

    @Test
    void aSignatureThatCannotBeReadIsRefused() throws Exception {
        byte[] apk = apk(SampleApk.manifest("a.b", 1, "1", "Demo", false));
        byte[] signed = SampleApk.withBlock(apk, 0x7109871a, CERTIFICATE);
        int block = new String(signed, StandardCharsets.ISO_8859_1).indexOf("APK Sig Block 42");
        signed[block - 1] = 0x7F;
        BinaryException problem = assertThrows(BinaryException.class, () -> read(signed));
        assertEquals(BinaryException.Kind.BAD_SIGNATURE, problem.kind());
    }

    @Test
    void aManifestThatIsThereTwiceIsRefused() {
        ZipWriter zip = new ZipWriter();
        zip.add("AndroidManifest.xml", SampleApk.manifest("a.b", 1, "1", "Demo", false));
        zip.add("./AndroidManifest.xml", SampleApk.manifest("a.c", 1, "1", "Demo", false));
        BinaryException problem = assertThrows(BinaryException.class, () -> read(zip.bytes()));
        assertEquals(BinaryException.Kind.DOUBLED_FILE, problem.kind());
    }

    private static byte[] apk(byte[] manifest) {
        ZipWriter zip = new ZipWriter();
        zip.add("AndroidManifest.xml", manifest);
        zip.store("resources.arsc", SampleApk.table("For everybody"));
        zip.add("classes.dex", "no program");
        return zip.bytes();
    }

    private Binary read(byte[] bytes) throws Exception {
        return BinaryReader.read(Files.write(folder.resolve("app.apk"), bytes));
    }
}
