package io.jenkins.plugins.publishflow.binary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes compiled manifests, resource tables and signing blocks, also bent ones. Knows nothing of the reader. */
public final class SampleApk {

    static final int LABEL_REFERENCE = 0x7f010000;

    private static final int NONE = -1;
    private static final int TEXT = 0x03;
    private static final int REFERENCE = 0x01;
    private static final int NUMBER = 0x10;
    private static final int FLAG = 0x12;

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();
    private final ByteArrayOutputStream elements = new ByteArrayOutputStream();

    private static final int SCHEME_2 = 0x7109871a;

    private SampleApk() {}

    /** Writes an {@code .apk} that says of itself what a signed one does, and is no app. */
    public static void write(Path file, String packageName, String versionName, int versionCode) throws IOException {
        ZipWriter zip = new ZipWriter();
        zip.add("AndroidManifest.xml", manifest(packageName, versionCode, versionName, "Sample", false));
        zip.add("classes.dex", "no program");
        Files.write(file, withBlock(zip.bytes(), SCHEME_2, "a certificate".getBytes(StandardCharsets.UTF_8)));
    }

    /** A manifest as the packaging tool writes it; the label is a reference where it is null. */
    static byte[] manifest(String packageName, int versionCode, String versionName, String label, boolean debuggable) {
        SampleApk xml = new SampleApk();
        int code = xml.id("versionCode", ManifestVisitor.VERSION_CODE);
        int name = xml.id("versionName", ManifestVisitor.VERSION_NAME);
        int min = xml.id("minSdkVersion", ManifestVisitor.MIN_SDK);
        int target = xml.id("targetSdkVersion", ManifestVisitor.TARGET_SDK);
        int debug = xml.id("debuggable", ManifestVisitor.DEBUGGABLE);
        int labelName = xml.id("label", ManifestVisitor.LABEL);
        xml.open(
                "manifest",
                attribute(xml.text("package"), xml.text(packageName), TEXT, xml.text(packageName)),
                attribute(code, NONE, NUMBER, versionCode),
                attribute(name, xml.text(versionName), TEXT, xml.text(versionName)));
        xml.open("uses-sdk", attribute(min, NONE, NUMBER, 24), attribute(target, NONE, NUMBER, 35));
        xml.close("uses-sdk");
        xml.open(
                "application",
                label == null
                        ? attribute(labelName, NONE, REFERENCE, LABEL_REFERENCE)
                        : attribute(labelName, xml.text(label), TEXT, xml.text(label)),
                attribute(debug, NONE, FLAG, debuggable ? -1 : 0));
        // An inner element of the same name, as some have it below <queries>, does not count.
        xml.open("application", attribute(debug, NONE, FLAG, -1));
        xml.close("application");
        xml.close("application");
        xml.close("manifest");
        return xml.file();
    }

    /** A table with one text, in German before it is there for everybody. */
    static byte[] table(String text) {
        byte[] pool = pool(List.of("Auf Deutsch", text));
        byte[] german = type(new byte[] {0, 0, 0, 0, 'd', 'e', 0, 0}, 0);
        byte[] all = type(new byte[8], 1);
        int packageSize = 288 + german.length + all.length;
        ByteBuffer out = little(12 + pool.length + packageSize);
        out.putShort((short) 0x0002).putShort((short) 12).putInt(out.capacity()).putInt(1);
        out.put(pool);
        int start = out.position();
        out.putShort((short) 0x0200).putShort((short) 288).putInt(packageSize).putInt(0x7f);
        out.position(start + 288);
        out.put(german).put(all);
        return out.array();
    }

    private static byte[] type(byte[] locale, int text) {
        int config = 4 + locale.length;
        int header = 20 + config;
        ByteBuffer out = little(header + 4 + 16);
        out.putShort((short) 0x0201).putShort((short) header).putInt(out.capacity());
        out.put((byte) 1).put((byte) 0).putShort((short) 0).putInt(1).putInt(header + 4);
        out.putInt(config).put(locale);
        out.putInt(0);
        out.putShort((short) 8).putShort((short) 0).putInt(0);
        out.putShort((short) 8).put((byte) 0).put((byte) TEXT).putInt(text);
        return out.array();
    }

    /** The archive with a signing block of one scheme before its table of contents; the end names the new place. */
    static byte[] withBlock(byte[] archive, int scheme, byte[] certificate) {
        byte[] digests = prefixed(new byte[0]);
        byte[] certificates = prefixed(prefixed(certificate));
        byte[] signed = prefixed(concat(digests, certificates, prefixed(new byte[0])));
        byte[] signers = prefixed(prefixed(concat(signed, prefixed(new byte[0]), prefixed(new byte[0]))));
        ByteBuffer pair = little(8 + 4 + signers.length);
        pair.putLong(4L + signers.length).putInt(scheme).put(signers);
        long size = pair.capacity() + 24L;
        ByteBuffer block = little(8 + pair.capacity() + 24);
        block.putLong(size).put(pair.array()).putLong(size).put("APK Sig Block 42".getBytes(StandardCharsets.US_ASCII));
        int end = archive.length - 22;
        int table = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(end + 16);
        byte[] whole = concat(
                Arrays.copyOf(archive, table), block.array(), Arrays.copyOfRange(archive, table, archive.length));
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(whole.length - 6, table + block.capacity());
        return whole;
    }

    private static byte[] prefixed(byte[] bytes) {
        return little(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private int id(String name, int id) {
        texts.add(name);
        ids.add(id);
        return texts.size() - 1;
    }

    private int text(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
        return texts.indexOf(text);
    }

    private static byte[] attribute(int name, int raw, int type, int data) {
        return little(20)
                .putInt(NONE)
                .putInt(name)
                .putInt(raw)
                .putShort((short) 8)
                .put((byte) 0)
                .put((byte) type)
                .putInt(data)
                .array();
    }

    private void open(String name, byte[]... attributes) {
        ByteBuffer out = little(36 + 20 * attributes.length);
        out.putShort((short) 0x0102)
                .putShort((short) 16)
                .putInt(out.capacity())
                .putInt(1)
                .putInt(NONE);
        out.putInt(NONE).putInt(text(name)).putShort((short) 20).putShort((short) 20);
        out.putShort((short) attributes.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        for (byte[] attribute : attributes) {
            out.put(attribute);
        }
        elements.writeBytes(out.array());
    }

    private void close(String name) {
        ByteBuffer out = little(24);
        out.putShort((short) 0x0103).putShort((short) 16).putInt(24).putInt(1).putInt(NONE);
        out.putInt(NONE).putInt(text(name));
        elements.writeBytes(out.array());
    }

    private byte[] file() {
        byte[] pool = pool(texts);
        ByteBuffer map = little(8 + 4 * ids.size());
        map.putShort((short) 0x0180).putShort((short) 8).putInt(map.capacity());
        ids.forEach(map::putInt);
        byte[] body = concat(pool, map.array(), elements.toByteArray());
        ByteBuffer out = little(8 + body.length);
        out.putShort((short) 0x0003).putShort((short) 8).putInt(out.capacity()).put(body);
        return out.array();
    }

    private static byte[] pool(List<String> texts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        int[] offsets = new int[texts.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = data.size();
            byte[] bytes = texts.get(i).getBytes(StandardCharsets.UTF_16LE);
            data.writeBytes(little(2).putShort((short) texts.get(i).length()).array());
            data.writeBytes(bytes);
            data.writeBytes(new byte[2]);
        }
        while (data.size() % 4 != 0) {
            data.write(0);
        }
        int start = 28 + 4 * offsets.length;
        ByteBuffer out = little(start + data.size());
        out.putShort((short) 1).putShort((short) 28).putInt(out.capacity());
        out.putInt(offsets.length).putInt(0).putInt(0).putInt(start).putInt(0);
        for (int offset : offsets) {
            out.putInt(offset);
        }
        return out.put(data.toByteArray()).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
