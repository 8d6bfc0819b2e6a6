package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a flow file, before anything is known of it.
 *
 * @param fileName for people: the file as they named it, or the name of a predefined flow
 * @param text without a byte order mark
 */
public record FlowSource(String fileName, String text) {

    /** A file that is larger is refused unread: the largest release with ten steps has a few thousand bytes. */
    public static final int MAXIMUM_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public FlowSource {
        text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /**
     * Reads a file to its end, or to the bound; closes nothing.
     *
     * @throws FlowFileException where it is too large, or is not UTF-8 text
     */
    public static FlowSource read(String fileName, InputStream in) throws IOException, FlowFileException {
        byte[] bytes = in.readNBytes(MAXIMUM_BYTES + 1);
        if (bytes.length > MAXIMUM_BYTES) {
            throw new FlowFileException(
                    fileName,
                    List.of(new FlowFinding(
                            1,
                            1,
                            "the file has more than " + MAXIMUM_BYTES / 1024
                                    + " KiB; a flow file never needs as much")));
        }
        ByteBuffer encoded = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(encoded, text, true);
        text.flip();
        if (result.isError()) {
            throw new FlowFileException(
                    fileName,
                    List.of(FlowFinding.atEndOf(
                            text.toString(),
                            String.format(
                                    "byte 0x%02X is not UTF-8 text; save the file as UTF-8",
                                    encoded.get(encoded.position())))));
        }
        return new FlowSource(fileName, text.toString());
    }
}
