package io.jenkins.plugins.publishflow.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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
 * @param parts cover the file without gap; in any order, of any lengths; for {@link Way#RESUMABLE} one
 * @param expires when the store stops taking the parts, or null where it did not say
 * @param way how the store takes the bytes
 */
public record UploadTicket(
        Store store,
        String uploadId,
        long fileSize,
        List<Part> parts,
        @CheckForNull Instant expires,
        Way way) implements Serializable {

    /** How a store takes the bytes of a file. */
    public enum Way {
        /** Each part by itself; one that failed is sent again whole. */
        PARTS,
        /**
         * All to one address, which tells after a break how many it has, and takes the rest: Google's resumable uploads.
         */
        RESUMABLE
    }

    public UploadTicket {
        parts = List.copyOf(parts);
    }

    /** A ticket for {@link Way#PARTS}. */
    public UploadTicket(Store store, String uploadId, long fileSize, List<Part> parts, @CheckForNull Instant expires) {
        this(store, uploadId, fileSize, parts, expires, Way.PARTS);
    }

    /** A ticket for {@link Way#RESUMABLE}. */
    public static UploadTicket resumable(
            Store store, String uploadId, long fileSize, URI address, Map<String, String> headers) {
        Part whole = new Part(1, "PUT", address, 0, fileSize, headers);
        return new UploadTicket(store, uploadId, fileSize, List.of(whole), null, Way.RESUMABLE);
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
