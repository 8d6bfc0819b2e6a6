package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;

/** What it means that one try of a part failed. Names the part and its host, never its address. */
final class PartFailure {

    /** Code of the problem that the address alone does not open the storage. */
    static final String NEEDS_TOKEN = "upload.address-not-enough";

    private static final int FORBIDDEN = 403;
    private static final int MAX_TEXT = 8 * 1024;

    /** Storages answer in XML; these two elements hold no secret, others may quote the signature. */
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,80})</Code>");

    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]{1,300})</Message>");

    private final UploadTicket ticket;
    private final UploadTicket.Part part;
    private final Clock clock;

    PartFailure(UploadTicket ticket, UploadTicket.Part part, Clock clock) {
        this.ticket = ticket;
        this.part = part;
        this.clock = clock;
    }

    /** Whether the time of the ticket is over by our clock. */
    boolean isExpired() {
        return ticket.expires() != null && !clock.instant().isBefore(ticket.expires());
    }

    StoreException expired() {
        return problem(
                Kind.UNAVAILABLE,
                TicketUploader.EXPIRED,
                "The time that " + ticket.store().displayName() + " gave for sending the file is over.",
                "A new upload is asked for. If it happens again, the connection is too slow, or the clock of the machine"
                        + " with the file is wrong.",
                List.of(),
                null);
    }

    /** The address of a resumable upload is known no more. */
    StoreException gone() {
        return problem(
                Kind.UNAVAILABLE,
                TicketUploader.EXPIRED,
                ticket.store().displayName() + " does not know the upload any more.",
                "A new upload is asked for. If it happens again, see the store's status page.",
                List.of(),
                null);
    }

    /** The storage has answered, and taken none of the bytes. */
    StoreException stalled() {
        return problem(
                Kind.UNAVAILABLE,
                "upload.storage-fault",
                "The storage of " + ticket.store().displayName() + " takes no more bytes of the file for now.",
                "It is tried again later. See the store's status page.",
                List.of(),
                null);
    }

    /** The address alone does not open the storage. */
    StoreException closed() {
        return problem(
                Kind.UNAVAILABLE,
                NEEDS_TOKEN,
                "The storage of " + ticket.store().displayName() + " takes the file only with an access token.",
                "The upload is begun anew, with a token that is good for this alone and lives an hour at most.",
                List.of(),
                null);
    }

    /** The problem of an answer that is no success. */
    StoreException refused(Response response) throws IOException {
        List<StoreError> said = said(response.peekBody(MAX_TEXT).string());
        String store = ticket.store().displayName();
        String status = " (status " + response.code() + ").";
        if (response.code() == FORBIDDEN && (isExpired() || said.stream().anyMatch(PartFailure::saysExpired))) {
            return expired();
        }
        if (Unavailable.is(response.code())) {
            return problem(
                    Kind.UNAVAILABLE,
                    "upload.storage-fault",
                    "The storage of " + store + " does not take a part of the file for now" + status,
                    "It is tried again later. See the store's status page.",
                    said,
                    wait(response));
        }
        return problem(
                Kind.REFUSED,
                "upload.part-refused",
                "The storage of " + store + " refuses a part of the file" + status,
                "Look whether a proxy changes headers or bodies of requests. Start the run again; if it happens again,"
                        + " report it to the maintainers.",
                said,
                null);
    }

    /** The problem of a request that got no answer. */
    StoreException broken(IOException broken) {
        if (broken instanceof PartBody.FileBroken) {
            return TicketCheck.changed("The file cannot be read to its end while it is sent.");
        }
        return Unanswered.problem(ticket.store(), part.url().getHost(), where(), broken);
    }

    private StoreException problem(
            Kind kind, String code, String what, String remedy, List<StoreError> said, Duration wait) {
        return new StoreException(new Problem(kind, code, what, where(), remedy, said), wait, null);
    }

    private String where() {
        return part.method() + " " + part + " to " + part.url().getHost();
    }

    private Duration wait(Response response) {
        String value = response.header("Retry-After");
        return value == null
                ? null
                : RetryAfter.of(value.strip(), clock.instant()).orElse(null);
    }

    private static boolean saysExpired(StoreError error) {
        return (error.code() + " " + error.detail()).toLowerCase(Locale.ROOT).contains("expired");
    }

    private static List<StoreError> said(String text) {
        Optional<String> code = first(CODE, text);
        Optional<String> message = first(MESSAGE, text);
        return code.isEmpty() && message.isEmpty()
                ? List.of()
                : List.of(new StoreError(code.orElse(null), null, message.orElse(null), null));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
