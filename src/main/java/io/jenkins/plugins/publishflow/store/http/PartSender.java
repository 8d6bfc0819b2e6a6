package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.util.Map;

/**
 * Sends parts of one upload, each again for a while when it fails for a passing reason: taking the same bytes twice
 * harms no store. Used by several threads.
 */
final class PartSender {

    /** What a store answers to bytes is of no interest, mostly. */
    static final String NO_ANSWER = "";

    private static final int MAX_ANSWER = 64 * 1024;

    private final UploadConnection connection;

    PartSender(UploadConnection connection) {
        this.connection = connection;
    }

    /** Returns when the store has taken the part, with its answer where the ticket wants it, or when all is stopped. */
    String send(UploadTicket.Part part) throws StoreException, InterruptedException {
        boolean stopped = connection.stop().isStopped();
        for (int tries = 1; !stopped; tries++) {
            try {
                return attempt(part);
            } catch (StoreException e) {
                stopped = connection.stop().pause(connection.pauseAfter(e, tries));
            }
        }
        return NO_ANSWER;
    }

    private String attempt(UploadTicket.Part part) throws StoreException {
        PartFailure failure = connection.failure(part);
        if (failure.isExpired()) {
            throw failure.expired();
        }
        UploadTicket.Form fields = part.form();
        MultipartForm form = fields == null ? null : new MultipartForm(fields);
        PartBody body = form == null
                ? new PartBody(connection.file(), part, connection.sent())
                : new PartBody(connection.file(), part, connection.sent(), form.before(), form.after());
        Map<String, String> type = form == null ? Map.of() : Map.of("Content-Type", form.contentType());
        return connection.exchange(part, connection.request(part, body, type), body::inVain, response -> {
            if (!response.isSuccessful()) {
                throw failure.refused(response);
            }
            return fields != null && fields.answerKept()
                    ? response.peekBody(MAX_ANSWER).string()
                    : NO_ANSWER;
        });
    }
}
