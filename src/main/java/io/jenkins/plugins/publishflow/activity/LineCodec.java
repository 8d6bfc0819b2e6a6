package io.jenkins.plugins.publishflow.activity;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The form of a journal line: a JSON object of sequence, previous digest and entry, whose last member is the SHA-256 of
 * all bytes before that member. The digest is over the bytes as they stand, so that checking it needs no rule for how
 * JSON is to be written.
 */
final class LineCodec {

    /** What the first line names as the digest of its predecessor. */
    static final String NO_DIGEST = "0".repeat(64);

    /** Longest line in bytes, with its end. Bounds the memory of readers whatever the file holds. */
    static final int MAX_LINE = 1 << 20;

    private static final byte[] DIGEST_MEMBER = ",\"digest\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST_LENGTH = 64;
    private static final int TAIL = DIGEST_MEMBER.length + DIGEST_LENGTH + END.length;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A journal may hold lines of a later version, which knows more of an entry.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LineCodec() {}

    /** What a line holds before its own digest. */
    @JsonPropertyOrder({"sequence", "previous", "entry"})
    record Content(long sequence, String previous, Activity entry) {}

    /** The line with its end. Its own digest is what {@link #digest} says of it. */
    static byte[] encode(Content content) throws IOException {
        byte[] body = JSON.writeValueAsBytes(content);
        int open = body.length - 1; // without the closing brace: the digest comes as a further member
        byte[] digest = sha256(body, open).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream line = new ByteArrayOutputStream(open + TAIL);
        line.write(body, 0, open);
        line.writeBytes(DIGEST_MEMBER);
        line.writeBytes(digest);
        line.writeBytes(END);
        if (line.size() > MAX_LINE) {
            throw new IllegalArgumentException("An activity of " + line.size() + " bytes is too long for the journal");
        }
        return line.toByteArray();
    }

    /**
     * @param line with its end
     * @throws IOException where the line is not of the form, with a message for people
     */
    static Content decode(byte[] line) throws IOException {
        if (!hasDigest(line)) {
            throw new IOException("it does not end with its digest");
        }
        return JSON.readValue(line, Content.class);
    }

    /** Whether the line ends with the digest of what stands before. */
    static boolean intact(byte[] line) {
        if (!hasDigest(line)) {
            return false;
        }
        int from = line.length - END.length - DIGEST_LENGTH;
        String stated = new String(line, from, DIGEST_LENGTH, StandardCharsets.US_ASCII);
        return stated.equals(digest(line));
    }

    /** The digest that the next line names: of the line as it stands, also where it is not as it was written. */
    static String digest(byte[] line) {
        return sha256(line, hasDigest(line) ? line.length - TAIL : line.length);
    }

    private static boolean hasDigest(byte[] line) {
        int start = line.length - TAIL;
        return start > 0
                && Arrays.equals(line, start, start + DIGEST_MEMBER.length, DIGEST_MEMBER, 0, DIGEST_MEMBER.length)
                && Arrays.equals(line, line.length - END.length, line.length, END, 0, END.length);
    }

    private static String sha256(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
