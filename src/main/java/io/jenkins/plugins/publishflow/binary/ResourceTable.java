package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The resources of an APK ({@code resources.arsc}), as far as a manifest refers to them: texts and numbers, by id. Layout
 * after {@code ResTable_header} of Android's open-source {@code ResourceTypes.h}. Of several values of one resource the
 * one for no special language or device counts.
 */
final class ResourceTable implements Resources {

    /** The largest apps have some ten megabytes. */
    static final int MAX_LENGTH = 64 << 20;

    private static final int TABLE = 0x0002;
    private static final int PACKAGE = 0x0200;
    private static final int TYPE = 0x0201;
    private static final int CHUNK_HEADER = 8;
    private static final int SPARSE = 1;
    private static final int SHORT_OFFSETS = 2;
    private static final int COMPLEX = 1;
    private static final int COMPACT = 8;

    private final ByteBuffer bytes;
    private StringPool texts;

    ResourceTable(byte[] file) {
        this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What a value of that type is; null where it is a text that stands elsewhere, or of no use. */
    @CheckForNull
    static XmlValue value(int type, int data, @CheckForNull StringPool texts) {
        return switch (type) {
            case 0x01, 0x07 -> XmlValue.ofReference(data);
            case 0x03 -> {
                String text = texts == null ? null : texts.get(data);
                yield text == null ? null : XmlValue.ofText(text);
            }
            case 0x10, 0x11, 0x12 -> XmlValue.ofNumber(data);
            default -> null;
        };
    }

    @Override
    @CheckForNull
    public XmlValue find(int id) {
        try {
            if (bytes.limit() < CHUNK_HEADER || bytes.getShort(0) != TABLE) {
                return null;
            }
            Search search = new Search(id);
            search.chunks(Short.toUnsignedInt(bytes.getShort(2)), Math.min(bytes.limit(), bytes.getInt(4)));
            return search.found;
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | ArithmeticException
                | IllegalArgumentException
                | NegativeArraySizeException e) {
            // A damaged table is no reason to refuse an app that has all that counts in its manifest.
            return null;
        }
    }

    /** The search for one id over all chunks. */
    private final class Search {

        private final int packageId;
        private final int typeId;
        private final int entry;

        @CheckForNull
        private XmlValue found;

        private boolean foundForAll;

        Search(int id) {
            packageId = id >>> 24;
            typeId = id >>> 16 & 0xFF;
            entry = id & 0xFFFF;
        }

        void chunks(int start, int end) {
            for (int at = start; at <= end - CHUNK_HEADER && !foundForAll; ) {
                int type = Short.toUnsignedInt(bytes.getShort(at));
                int header = Short.toUnsignedInt(bytes.getShort(at + 2));
                int size = bytes.getInt(at + 4);
                if (size < CHUNK_HEADER || size > end - at) {
                    return;
                }
                if (type == StringPool.TYPE && texts == null) {
                    texts = new StringPool(bytes.slice(at, size).order(ByteOrder.LITTLE_ENDIAN));
                } else if (type == PACKAGE && bytes.getInt(at + 8) == packageId) {
                    chunks(at + header, at + size);
                } else if (type == TYPE && (bytes.get(at + 8) & 0xFF) == typeId) {
                    entryIn(at, header);
                }
                at += size;
            }
        }

        private void entryIn(int chunk, int header) {
            int offset = offset(chunk, header);
            if (offset < 0) {
                return;
            }
            int at = Math.addExact(chunk, Math.addExact(bytes.getInt(chunk + 16), offset));
            int flags = bytes.getShort(at + 2);
            XmlValue value;
            if ((flags & COMPACT) != 0) {
                value = value(flags >>> 8 & 0xFF, bytes.getInt(at + 4), texts);
            } else if ((flags & COMPLEX) != 0) {
                return;
            } else {
                int body = at + Short.toUnsignedInt(bytes.getShort(at));
                value = value(bytes.get(body + 3) & 0xFF, bytes.getInt(body + 4), texts);
            }
            boolean forAll = isForAll(chunk + 20);
            if (value != null && (found == null || forAll)) {
                found = value;
                foundForAll = forAll;
            }
        }

        /** Where the entry begins behind the first one; negative where this chunk has none. */
        private int offset(int chunk, int header) {
            int flags = bytes.get(chunk + 9);
            int count = bytes.getInt(chunk + 12);
            int table = chunk + header;
            if ((flags & SPARSE) != 0) {
                for (int i = 0; i < count; i++) {
                    if (Short.toUnsignedInt(bytes.getShort(table + 4 * i)) == entry) {
                        return 4 * Short.toUnsignedInt(bytes.getShort(table + 4 * i + 2));
                    }
                }
                return -1;
            }
            if (entry >= count) {
                return -1;
            }
            if ((flags & SHORT_OFFSETS) != 0) {
                int offset = Short.toUnsignedInt(bytes.getShort(table + 2 * entry));
                return offset == 0xFFFF ? -1 : 4 * offset;
            }
            return bytes.getInt(table + 4 * entry);
        }

        private boolean isForAll(int config) {
            int size = bytes.getInt(config);
            for (int i = 4; i < size; i++) {
                if (bytes.get(config + i) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
