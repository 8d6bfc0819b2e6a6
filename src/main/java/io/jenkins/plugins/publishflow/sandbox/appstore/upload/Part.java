package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One piece of a file that is to be uploaded.
 *
 * @param number from 1, in the order of the bytes
 * @param offset first byte in the file
 * @param length bytes
 */
record Part(int number, long offset, long length) {

    /** The header that this part alone must carry. */
    static final String HEADER = "X-Sandbox-Part";

    /** The value of {@link #HEADER}. */
    String tag() {
        return "part-" + number + "-of-" + length + "-bytes";
    }

    /**
     * Cuts a file into at least two parts of unequal lengths, and hands them out last first: who sends the file whole,
     * counts on one length, or on an order, fails here. A file of one byte is one part.
     */
    static List<Part> of(long size, long partSize) {
        long large = Math.max(1, Math.min(partSize, size * 2 / 3));
        List<Part> parts = new ArrayList<>();
        for (long offset = 0; offset < size; ) {
            long wanted = parts.size() % 2 == 0 ? large : Math.max(1, large * 3 / 4);
            long length = Math.min(wanted, size - offset);
            parts.add(new Part(parts.size() + 1, offset, length));
            offset += length;
        }
        Collections.reverse(parts);
        return parts;
    }
}
