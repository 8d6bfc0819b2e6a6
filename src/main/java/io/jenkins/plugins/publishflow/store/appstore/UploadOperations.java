package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Apple's {@code uploadOperations} (contract: {@code DeliveryFileUploadOperation}) as a ticket. Operations that
 * do not cover the file exactly are refused here: sent, they would make a damaged binary. What is quoted in a problem
 * holds no address and no header.
 */
final class UploadOperations {

    private UploadOperations() {}

    /**
     * The ticket of a file; empty where Apple gives no operations.
     *
     * @param size bytes of the file
     */
    static Optional<UploadTicket> ticket(Resource file, long size) throws StoreException {
        JsonNode operations = file.attribute("uploadOperations");
        if (!operations.isArray() || operations.isEmpty()) {
            return Optional.empty();
        }
        List<UploadTicket.Part> parts = new ArrayList<>();
        Instant expires = null;
        for (JsonNode operation : operations) {
            parts.add(part(file, operation, parts.size() + 1));
            Instant expiration = expiration(file, operation);
            if (expiration != null && (expires == null || expiration.isBefore(expires))) {
                expires = expiration;
            }
        }
        checkCover(file, parts, size);
        return Optional.of(new UploadTicket(Store.APP_STORE, file.id(), size, parts, expires));
    }

    private static UploadTicket.Part part(Resource file, JsonNode operation, int position) throws StoreException {
        long offset = number(file, operation, "offset");
        long length = number(file, operation, "length");
        int number = operation.path("partNumber").asInt(position);
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode header : operation.path("requestHeaders")) {
            headers.put(header.path("name").asText(), header.path("value").asText());
        }
        String method = operation.path("method").asText();
        if (method.isEmpty()) {
            throw malformed(file, "part " + number + " has no method");
        }
        return new UploadTicket.Part(number, method, url(file, operation, number), offset, length, headers);
    }

    private static long number(Resource file, JsonNode operation, String name) throws StoreException {
        JsonNode value = operation.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw malformed(file, "a part has no usable " + name);
        }
        return value.longValue();
    }

    private static URI url(Resource file, JsonNode operation, int number) throws StoreException {
        String text = operation.path("url").asText();
        try {
            URI url = URI.create(text);
            if (url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The exception quotes the address, which is a secret: it must not become a cause.
        }
        throw malformed(file, "part " + number + " has no usable address");
    }

    private static Instant expiration(Resource file, JsonNode operation) throws StoreException {
        String text = operation.path("expiration").asText(null);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw malformed(file, "a part expires at '" + text + "', which is no time");
        }
    }

    private static void checkCover(Resource file, List<UploadTicket.Part> parts, long size) throws StoreException {
        long covered = 0;
        List<UploadTicket.Part> inOrder = parts.stream()
                .sorted(Comparator.comparingLong(UploadTicket.Part::offset))
                .toList();
        for (UploadTicket.Part part : inOrder) {
            if (part.offset() != covered || part.length() == 0 || part.length() > size - covered) {
                throw malformed(file, part + " does not fit a file of " + size + " bytes");
            }
            covered += part.length();
        }
        if (covered != size) {
            throw malformed(file, "the parts cover " + covered + " of " + size + " bytes");
        }
    }

    private static StoreException malformed(Resource file, String how) {
        return new StoreException(new Problem(
                Problem.Kind.UNEXPECTED,
                "app-store.bad-upload-operations",
                "App Store Connect gave upload operations that cannot be right: " + how + ".",
                file.type() + " " + file.id(),
                "Start the run again later: the upload is reserved anew then. If it happens again, report it."));
    }
}
