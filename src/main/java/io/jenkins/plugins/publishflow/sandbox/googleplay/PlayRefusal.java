package io.jenkins.plugins.publishflow.sandbox.googleplay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;

/** A refusal in the shape that Google's APIs have. The texts are those that users of the API report, shortened. */
final class PlayRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    PlayRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static PlayRefusal notAuthorized() {
        return new PlayRefusal(401, "Request had invalid authentication credentials.");
    }

    static PlayRefusal noPermission() {
        return new PlayRefusal(403, "The caller does not have permission");
    }

    static PlayRefusal invalid(String what) {
        return new PlayRefusal(400, what);
    }

    static PlayRefusal notFound(String what) {
        return new PlayRefusal(404, what);
    }

    Answer answer() {
        return answer(status, getMessage());
    }

    static Answer answer(int status, String message) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("code", status).put("message", message).put("status", name(status));
        error.withArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", "androidpublisher")
                .put("reason", reason(status));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("error", error);
        return Answer.json(status, document);
    }

    private static String name(int status) {
        return switch (status) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ABORTED";
            case 413 -> "OUT_OF_RANGE";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> "INTERNAL";
        };
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "badRequest";
            case 401 -> "authError";
            case 403 -> "forbidden";
            case 404 -> "notFound";
            case 409 -> "conflict";
            case 429 -> "rateLimitExceeded";
            default -> "backendError";
        };
    }
}
