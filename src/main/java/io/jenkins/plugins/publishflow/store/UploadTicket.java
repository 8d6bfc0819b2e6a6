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
 * @param parts cover the file without gap; in any order, of any lengths; for {@link Way#RESUMABLE} one
 * @param expires when the store stops taking the parts, or null where it did not say
 * @param way how the store takes the bytes
 */
public record UploadTicket(
        Store store,
        String uploadId,
        long fileSize,
        List<Part> parts,
        @Nullable Instant expires,
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
    public UploadTicket(Store store, String uploadId, long fileSize, List<Part> parts, @Nullable Instant expires) {
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
     * @param form the form that the bytes are sent in, or null where they are sent as they are
     */
    public record Part(
            int number,
            String method,
            URI url,
            long offset,
            long length,
            Map<String, String> headers,
            @Nullable Form form)
            implements Serializable {
        public Part {
            headers = Map.copyOf(headers);
        }

        /** A part whose bytes are sent as they are. */
        public Part(int number, String method, URI url, long offset, long length, Map<String, String> headers) {
            this(number, method, url, offset, length, headers, null);
        }

        @Override
        public String toString() {
            return "part " + number + " (" + length + " bytes at " + offset + ")";
        }
    }

    /**
     * A form as browsers send it ({@code multipart/form-data}), for storages that take a file in no other way. Its
     * content type is sent besides the headers of the part.
     *
     * @param fields the fields before the file, in order; may hold secrets
     * @param fileField name of the field with the file, which is the last
     * @param fileName name that the form gives the file
     * @param answerKept whether the store tells in its answer what the run needs to go on; no secret may be in it then
     */
    public record Form(List<Field> fields, String fileField, String fileName, boolean answerKept)
            implements Serializable {
        public Form {
            fields = List.copyOf(fields);
        }

        /** Does not tell the fields. */
        @Override
        public String toString() {
            return "form with file " + fileName;
        }
    }

    /** One field of a form; {@link #toString()} does not tell its value. */
    public record Field(String name, String value) implements Serializable {
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public String toString() {
        return "upload " + uploadId + " to " + store.displayName() + " in " + parts.size() + " parts";
    }
}
