package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Leave to send the bytes of one file straight to a store, without its key: what to send where, in which parts. A
 * ticket is a secret with a short life: it travels to the machine that has the file, and is never saved nor logged.
 * {@link #toString()} tells none of its addresses and headers.
 *
 * @param store the store that gave it
 * @param uploadId the store's id of the upload; no secret
 * @param fileSize bytes of the whole file
 * @param parts cover the file without gap; in any order, of any lengths
 * @param expires when the store stops taking the parts, or null where it did not say
 */
public record UploadTicket(
        Store store,
        String uploadId,
        long fileSize,
        List<Part> parts,
        @Nullable Instant expires) implements Serializable {

    public UploadTicket {
        parts = List.copyOf(parts);
    }

    /**
     * One request that carries bytes of the file.
     *
     * @param number the store's number of the part
     * @param method HTTP method, usually PUT
     * @param url where to; presigned, thus a secret
     * @param offset first byte in the file
     * @param length bytes to send
     * @param headers exactly the headers to send; may hold secrets
     */
    public record Part(int number, String method, URI url, long offset, long length, Map<String, String> headers)
            implements Serializable {
        public Part {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "part " + number + " (" + length + " bytes at " + offset + ")";
        }
    }

    @Override
    public String toString() {
        return "upload " + uploadId + " to " + store.displayName() + " in " + parts.size() + " parts";
    }
}
