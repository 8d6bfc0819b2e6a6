package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The texts of a compiled resource file, by number. Reads one when it is asked for, so that a pool costs nothing but its
 * bytes. Layout after {@code ResStringPool_header} of Android's open-source {@code ResourceTypes.h}.
 */
final class StringPool {

    static final int TYPE = 0x0001;

    private static final int UTF8 = 1 << 8;

    private final ByteBuffer chunk;
    private final int count;
    private final int texts;
    private final boolean utf8;

    /** @param chunk the bytes of the chunk, its header included */
    StringPool(ByteBuffer chunk) {
        this.chunk = chunk;
        this.count = chunk.getInt(8);
        this.utf8 = (chunk.getInt(16) & UTF8) != 0;
        this.texts = chunk.getInt(20);
    }

    /** Null where the number is none of the pool. */
    @CheckForNull
    String get(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        int header = Short.toUnsignedInt(chunk.getShort(2));
        int at = Math.addExact(texts, chunk.getInt(header + 4 * number));
        return utf8 ? utf8(at) : utf16(at);
    }

    /** Two lengths stand before the text: of its characters, then of its bytes; each in one byte or two. */
    private String utf8(int start) {
        int at = start + (chunk.get(start) < 0 ? 2 : 1);
        int length = chunk.get(at) & 0xFF;
        at++;
        if (length > 0x7F) {
            length = (length & 0x7F) << 8 | chunk.get(at) & 0xFF;
            at++;
        }
        return text(at, length, StandardCharsets.UTF_8);
    }

    private String utf16(int start) {
        int length = Short.toUnsignedInt(chunk.getShort(start));
        int at = start + 2;
        if (length > 0x7FFF) {
            length = (length & 0x7FFF) << 16 | Short.toUnsignedInt(chunk.getShort(at));
            at += 2;
        }
        return text(at, Math.multiplyExact(length, 2), StandardCharsets.UTF_16LE);
    }

    private String text(int at, int length, java.nio.charset.Charset charset) {
        byte[] bytes = new byte[Math.min(length, chunk.limit() - at)];
        chunk.get(at, bytes);
        return new String(bytes, charset);
    }
}
