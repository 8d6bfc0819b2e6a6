package io.jenkins.plugins.publishflow.binary;

import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message in Protocol Buffers' wire form, read field by field without its schema: what a bundle is made of. Holds a view
 * of the bytes and copies nothing but texts.
 */
final class ProtoMessage {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteBuffer bytes;

    ProtoMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Hears of the fields of a message in their order. */
    @FunctionalInterface
    interface Visitor {
        void field(int number, Field value) throws UnreadableException;
    }

    /**
     * The value of one field, of which one or the other makes sense.
     *
     * @param number where it is a number; 0 otherwise
     * @param bytes where it is a text, bytes or a message; empty otherwise
     */
    record Field(long number, ByteBuffer bytes) {

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        ProtoMessage message() {
            return new ProtoMessage(bytes.duplicate());
        }
    }

    void forEach(Visitor visitor) throws UnreadableException {
        ByteBuffer in = bytes.duplicate();
        try {
            while (in.hasRemaining()) {
                long key = varint(in);
                Field field = field((int) (key & 7), in);
                visitor.field((int) (key >>> 3), field);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static Field field(int wireType, ByteBuffer in) throws UnreadableException {
        ByteBuffer none = ByteBuffer.allocate(0);
        switch (wireType) {
            case VARINT:
                return new Field(varint(in), none);
            case EIGHT_BYTES:
                return new Field(Long.reverseBytes(in.getLong()), none);
            case FOUR_BYTES:
                return new Field(Integer.toUnsignedLong(Integer.reverseBytes(in.getInt())), none);
            case LENGTH:
                long length = varint(in);
                if (length < 0 || length > in.remaining()) {
                    throw damaged();
                }
                ByteBuffer value = in.slice(in.position(), (int) length);
                in.position(in.position() + (int) length);
                return new Field(0, value);
            default:
                throw damaged();
        }
    }

    private static long varint(ByteBuffer in) throws UnreadableException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    private static UnreadableException damaged() {
        return new UnreadableException("is damaged");
    }
}
