package io.jenkins.plugins.publishflow.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes zip archives, also such as no tool would: entries twice, lies about sizes, odd flags. Knows nothing of the
 * reader.
 */
final class ZipWriter {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();
    private byte[] comment = {};
    private boolean wideEnd;

    /** One entry, to be bent before the archive is written. */
    static final class Entry {

        byte[] name;
        byte[] localName;
        int flags = 1 << 11;
        int method = 8;
        long crc;
        long packedSize;
        long size;
        long position;
        boolean wide;

        Entry flags(int newFlags) {
            flags = newFlags;
            return this;
        }

        Entry method(int newMethod) {
            method = newMethod;
            return this;
        }

        Entry size(long newSize) {
            size = newSize;
            return this;
        }

        Entry packedSize(long newSize) {
            packedSize = newSize;
            return this;
        }

        Entry crc(long newCrc) {
            crc = newCrc;
            return this;
        }

        Entry position(long newPosition) {
            position = newPosition;
            return this;
        }

        /** Sizes and place as 64 bit fields, whether they need it or not. */
        Entry wide() {
            wide = true;
            return this;
        }
    }

    ZipWriter folder(String name) {
        add(name.getBytes(StandardCharsets.UTF_8), new byte[0], false);
        return this;
    }

    Entry add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Entry add(String name, byte[] content) {
        return add(name.getBytes(StandardCharsets.UTF_8), content, true);
    }

    Entry store(String name, byte[] content) {
        return add(name.getBytes(StandardCharsets.UTF_8), content, false);
    }

    Entry add(byte[] name, byte[] content, boolean deflate) {
        Entry entry = new Entry();
        byte[] packed = deflate ? deflate(content) : content;
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.name = name;
        entry.localName = name;
        entry.method = deflate ? 8 : 0;
        entry.crc = crc.getValue();
        entry.packedSize = packed.length;
        entry.size = content.length;
        entry.position = body.size();
        // As streaming writers do it: sizes only in the table of contents, and after the data.
        ByteBuffer local = buffer(30 + name.length);
        local.putInt(0x04034b50).putShort((short) 20).putShort((short) (1 << 3 | 1 << 11));
        local.putShort((short) entry.method).putInt(0).putInt(0).putInt(0).putInt(0);
        local.putShort((short) name.length).putShort((short) 0).put(name);
        body.writeBytes(local.array());
        body.writeBytes(packed);
        body.writeBytes(buffer(16)
                .putInt(0x08074b50)
                .putInt((int) entry.crc)
                .putInt(packed.length)
                .putInt(content.length)
                .array());
        entries.add(entry);
        return entry;
    }

    ZipWriter comment(String text) {
        comment = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** An end record with 64 bit fields, as archives with more than 65,535 entries or 4 GiB have it. */
    ZipWriter wideEnd() {
        wideEnd = true;
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(body.toByteArray());
        file.writeBytes(tail(body.size()));
        return file.toByteArray();
    }

    /** Table of contents and end, for a body of that length. */
    byte[] tail(long start) {
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (Entry entry : entries) {
            tail.writeBytes(line(entry));
        }
        int length = tail.size();
        if (wideEnd) {
            ByteBuffer end = buffer(56 + 20);
            end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
            end.putInt(0)
                    .putInt(0)
                    .putLong(entries.size())
                    .putLong(entries.size())
                    .putLong(length)
                    .putLong(start);
            end.putInt(0x07064b50).putInt(0).putLong(start + length).putInt(1);
            tail.writeBytes(end.array());
        }
        short count = (short) (wideEnd ? 0xFFFF : entries.size());
        ByteBuffer end = buffer(22 + comment.length);
        end.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
        end.putInt(wideEnd ? -1 : length).putInt(wideEnd ? -1 : (int) start);
        end.putShort((short) comment.length).put(comment);
        tail.writeBytes(end.array());
        return tail.toByteArray();
    }

    private static byte[] line(Entry entry) {
        int extra = entry.wide ? 28 + 5 : 0;
        ByteBuffer line = buffer(46 + entry.name.length + extra);
        line.putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
        line.putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt((int) entry.crc);
        line.putInt(entry.wide ? -1 : (int) entry.packedSize).putInt(entry.wide ? -1 : (int) entry.size);
        line.putShort((short) entry.name.length).putShort((short) extra).putShort((short) 0);
        line.putShort((short) 0).putShort((short) 0).putInt(0);
        line.putInt(entry.wide ? -1 : (int) entry.position).put(entry.name);
        if (entry.wide) {
            line.putShort((short) 0x5455).putShort((short) 1).put((byte) 0); // another extra field comes first
            line.putShort((short) 1).putShort((short) 24);
            line.putLong(entry.size).putLong(entry.packedSize).putLong(entry.position);
        }
        return line.array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
