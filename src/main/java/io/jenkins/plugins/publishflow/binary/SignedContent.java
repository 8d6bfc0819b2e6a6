package io.jenkins.plugins.publishflow.binary;

import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Takes the content out of a signed message (CMS SignedData, RFC 5652 §5.1) without looking at signatures or
 * certificates. Reads DER, and of BER the lengths that are left open and the contents that come in pieces, which some
 * signing tools write.
 */
final class SignedContent {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OBJECT_ID = 0x06;
    private static final int CONTEXT_0 = 0xA0;
    private static final int OCTETS = 0x04;
    private static final int OCTETS_IN_PIECES = 0x24;

    /** 1.2.840.113549.1.7.2 */
    private static final byte[] SIGNED_DATA = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};

    private final ByteBuffer bytes;

    private SignedContent(byte[] message) {
        this.bytes = ByteBuffer.wrap(message);
    }

    static byte[] of(byte[] message) throws UnreadableException {
        try {
            return new SignedContent(message).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException e) {
            throw noMessage(); // it ends too early, or names a length beyond all bounds
        }
    }

    private byte[] read() throws UnreadableException {
        enter(SEQUENCE); // ContentInfo
        byte[] type = new byte[enter(OBJECT_ID)];
        bytes.get(type);
        if (!Arrays.equals(type, SIGNED_DATA)) {
            throw noMessage();
        }
        enter(CONTEXT_0);
        enter(SEQUENCE); // SignedData
        skip(INTEGER); // version
        skip(SET); // digestAlgorithms
        enter(SEQUENCE); // encapContentInfo
        skip(OBJECT_ID);
        enter(CONTEXT_0);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (bytes.get(bytes.position()) == OCTETS) {
            piece(content);
        } else {
            int length = enter(OCTETS_IN_PIECES);
            int end = length < 0 ? Integer.MAX_VALUE : bytes.position() + length;
            while (bytes.position() < end && bytes.get(bytes.position()) == OCTETS) {
                piece(content);
            }
        }
        return content.toByteArray();
    }

    private void piece(ByteArrayOutputStream content) throws UnreadableException {
        byte[] piece = new byte[known(enter(OCTETS))];
        bytes.get(piece);
        content.writeBytes(piece);
    }

    private void skip(int tag) throws UnreadableException {
        int length = known(enter(tag));
        bytes.position(bytes.position() + length);
    }

    /** Goes to the content of an element; its length, or -1 where that is left open. */
    private int enter(int tag) throws UnreadableException {
        if ((bytes.get() & 0xFF) != tag) {
            throw noMessage();
        }
        int first = bytes.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = Math.multiplyExact(length, 256) + (bytes.get() & 0xFF);
        }
        return length;
    }

    /** Lengths beyond the message would make us reserve memory for nothing. */
    private int known(int length) throws UnreadableException {
        if (length < 0 || length > bytes.remaining()) {
            throw noMessage();
        }
        return length;
    }

    private static UnreadableException noMessage() {
        return new UnreadableException("is no signed message, or a damaged one");
    }
}
