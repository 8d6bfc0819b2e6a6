package io.jenkins.plugins.publishflow.binary;

import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.ByteBuffer;

/**
 * Checks a binary property list before the library reads it. In an honest one every object has bytes of its own; in a
 * hostile one thousands of lists share the same bytes, or sets and keys contain each other, and reading it takes more
 * time and memory than there is. Layout after CFBinaryPList.c of Apple's open-source Core Foundation.
 */
final class BinaryListBounds {

    private static final int TRAILER = 32;
    private static final int HEADER = 8;

    private final ByteBuffer bytes;
    private final int referenceSize;
    private final int offsetSize;
    private final int objects;
    private final int table;

    private BinaryListBounds(ByteBuffer bytes) throws UnreadableException {
        this.bytes = bytes;
        int trailer = bytes.limit() - TRAILER;
        this.offsetSize = bytes.get(trailer + 6);
        this.referenceSize = bytes.get(trailer + 7);
        long count = bytes.getLong(trailer + 8);
        long top = bytes.getLong(trailer + 16);
        long start = bytes.getLong(trailer + 24);
        boolean sizes = offsetSize >= 1 && offsetSize <= 8 && referenceSize >= 1 && referenceSize <= 8;
        if (!sizes || start < HEADER || start > trailer || count < 1 || count > (trailer - start) / offsetSize) {
            throw damaged();
        }
        if (top < 0 || top >= count) {
            throw damaged();
        }
        this.objects = (int) count;
        this.table = (int) start;
    }

    static void check(byte[] list) throws UnreadableException {
        if (list.length < HEADER + TRAILER) {
            throw damaged();
        }
        new BinaryListBounds(ByteBuffer.wrap(list)).checkObjects();
    }

    private void checkObjects() throws UnreadableException {
        long length = 0;
        for (int object = 0; object < objects; object++) {
            length += length(position(object));
            if (length > table - HEADER) {
                throw new UnreadableException("is a binary property list whose objects overlap");
            }
        }
    }

    private int position(long object) throws UnreadableException {
        if (object < 0 || object >= objects) {
            throw damaged();
        }
        long position = number(table + (int) object * offsetSize, offsetSize);
        if (position < HEADER || position >= table) {
            throw damaged();
        }
        return (int) position;
    }

    /** Bytes of an object with its references, without what they lead to. */
    private long length(int position) throws UnreadableException {
        int type = bytes.get(position) >> 4 & 0xF;
        int info = bytes.get(position) & 0xF;
        return switch (type) {
            case 0x0 -> 1;
            case 0x1, 0x2, 0x3 -> info <= 4 ? 1 + (1L << info) : table;
            case 0x8 -> 2 + info;
            case 0x4, 0x5, 0x7 -> counted(position, info, 1);
            case 0x6 -> counted(position, info, 2);
            case 0xA -> counted(position, info, referenceSize);
            case 0xD -> dictionary(position, info);
            default -> throw new UnreadableException("is a binary property list with objects that no app has");
        };
    }

    private long dictionary(int position, int info) throws UnreadableException {
        long length = counted(position, info, 2L * referenceSize);
        if (length <= table - position) {
            int entries = (int) count(position, info);
            int keys = position + (int) length - 2 * referenceSize * entries;
            for (int i = 0; i < entries; i++) {
                int key = position(number(keys + i * referenceSize, referenceSize));
                int type = bytes.get(key) >> 4 & 0xF;
                if (type < 0x5 || type > 0x7) {
                    throw new UnreadableException("is a binary property list with a key that is no text");
                }
            }
        }
        return length;
    }

    private long counted(int position, int info, long unit) throws UnreadableException {
        int before = info == 0xF ? 2 + countSize(position) : 1;
        return before + count(position, info) * unit;
    }

    /** Number of elements: in the type byte, or as an integer object after it. */
    private long count(int position, int info) throws UnreadableException {
        if (info != 0xF) {
            return info;
        }
        int size = countSize(position);
        if (position + 2 + size > table) {
            throw damaged();
        }
        long count = number(position + 2, size);
        if (count < 0 || count > table) {
            throw damaged();
        }
        return count;
    }

    private int countSize(int position) throws UnreadableException {
        int marker = bytes.get(position + 1);
        if (marker >> 4 != 0x1 || (marker & 0xF) > 3) {
            throw damaged();
        }
        return 1 << (marker & 0xF);
    }

    private long number(int position, int size) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number = number << 8 | bytes.get(position + i) & 0xFF;
        }
        return number;
    }

    private static UnreadableException damaged() {
        return new UnreadableException("is a damaged binary property list");
    }
}
