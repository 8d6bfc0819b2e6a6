package io.jenkins.plugins.publishflow.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * An {@code .aab} to rehearse with: everything that a signed one says of itself, and clearly no app. The same version gives
 * the same bytes. Its manifest is in the form that Android's packaging tool gives it ({@code Resources.proto}).
 */
public final class SampleBundle {

    /** The package name of the sandbox's sample app. */
    public static final String PACKAGE = "com.example.publishflow.sample";

    /** What a rehearsal without a binary releases. */
    public static final String VERSION_NAME = "1.1";

    /** Its version code. The sample app of the sandbox has been released with 1. */
    public static final int VERSION_CODE = 2;

    private static final int VERSION_CODE_ID = 0x0101021b;
    private static final int VERSION_NAME_ID = 0x0101021c;
    private static final int MIN_SDK_ID = 0x0101020c;
    private static final int TARGET_SDK_ID = 0x01010270;
    private static final int LABEL_ID = 0x01010001;

    /** A message that holds nothing but a certificate made for this file alone; its key is lost. */
    private static final String CERTIFICATE =
            "MIIB0wYJKoZIhvcNAQcCoIIBxDCCAcACAQExADALBgkqhkiG9w0BBwGgggGoMIIBpDCCAUmgAwIBAgIUOtO8q9hoNYZcjmbDKdMJ"
                    + "vDsSQ/IwCgYIKoZIzj0EAwIwJjEkMCIGA1UEAwwbUHVibGlzaCBGbG93IFNhbmRib3ggKGZha2UpMCAXDTI2MTEyMTE0NDU1MFoY"
                    + "DzIxMjYxMDI4MTQ0NTUwWjAmMSQwIgYDVQQDDBtQdWJsaXNoIEZsb3cgU2FuZGJveCAoZmFrZSkwWTATBgcqhkjOPQIBBggqhkjO"
                    + "PQMBBwNCAAQVjIe9N7df3IbqkQ/QDmGr0f+uJCxXH8OCph5M+JWeLUre8up7mH6+TvDJ2eqZMxn6MN8o49j9c1wEego1w9hoo1Mw"
                    + "UTAdBgNVHQ4EFgQUGv3qilbeJrJd8Nn/GFr7yw/LhbAwHwYDVR0jBBgwFoAUGv3qilbeJrJd8Nn/GFr7yw/LhbAwDwYDVR0TAQH/"
                    + "BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA2EJRjwbKn8GJ6aWKjNnaYGyy8G1mNYwAAtt12LbHkEICIQDSPm1jIoVTtgL+FGQh"
                    + "2rss7uUxsbhEHyNbyoIguOn+ljEA";

    private SampleBundle() {}

    /** Writes the bundle, signed, replacing what is there. */
    public static void write(Path file, String packageName, String versionName, int versionCode) throws IOException {
        write(file, packageName, versionName, versionCode, true);
    }

    /** Writes the bundle, replacing what is there; signed or not. */
    public static void write(Path file, String packageName, String versionName, int versionCode, boolean signed)
            throws IOException {
        try (SampleArchive zip = new SampleArchive(file)) {
            zip.add("BundleConfig.pb", new Message().text(2, "sandbox").bytes());
            zip.add("base/manifest/AndroidManifest.xml", manifest(packageName, versionName, versionCode));
            zip.add("base/dex/classes.dex", filling(packageName, versionName, versionCode));
            if (signed) {
                zip.add("META-INF/SANDBOX.SF", text("Signature-Version: 1.0\r\n\r\n"));
                zip.add("META-INF/SANDBOX.RSA", Base64.getDecoder().decode(CERTIFICATE));
            }
        }
    }

    private static byte[] manifest(String packageName, String versionName, int versionCode) {
        Message sdk = element("uses-sdk")
                .message(4, number(MIN_SDK_ID, "minSdkVersion", 24))
                .message(4, number(TARGET_SDK_ID, "targetSdkVersion", 35));
        Message application = element("application").message(4, attribute(LABEL_ID, "label", "Sample"));
        Message manifest = element("manifest")
                .message(4, attribute(0, "package", packageName))
                .message(4, number(VERSION_CODE_ID, "versionCode", versionCode))
                .message(4, attribute(VERSION_NAME_ID, "versionName", versionName))
                .message(5, new Message().message(1, sdk))
                .message(5, new Message().message(1, application));
        return new Message().message(1, manifest).bytes();
    }

    private static Message element(String name) {
        return new Message().text(3, name);
    }

    private static Message attribute(int id, String name, String value) {
        Message attribute = new Message().text(2, name).text(3, value);
        return id == 0 ? attribute : attribute.number(5, id);
    }

    private static Message number(int id, String name, int value) {
        Message primitive = new Message().number(6, value);
        return attribute(id, name, Integer.toString(value)).message(6, new Message().message(7, primitive));
    }

    private static byte[] filling(String packageName, String versionName, int versionCode) {
        return text(("This is no program. " + packageName + " " + versionName + " (" + versionCode
                        + ") of the Publish Flow sandbox.\n")
                .repeat(200));
    }

    /** Not compressed, as what a compressor makes of it differs from one Java to the next. */
    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A message in Protocol Buffers' wire form. */
    private static final class Message {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, int value) {
            varint((long) field << 3);
            varint(Integer.toUnsignedLong(value));
            return this;
        }

        Message text(int field, String value) {
            return field(field, SampleBundle.text(value));
        }

        Message message(int field, Message value) {
            return field(field, value.bytes());
        }

        private Message field(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long left = value;
            while (left > 0x7F) {
                out.write((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
