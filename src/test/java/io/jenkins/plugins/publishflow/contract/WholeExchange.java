package io.jenkins.plugins.publishflow.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;

/**
 * One request and its answer, whole. Test data only: it holds whatever was sent.
 *
 * @param method HTTP method
 * @param path path as sent, without query
 * @param rawQuery query as sent, still percent-encoded; null where there was none
 * @param requestType the request's {@code Content-Type}, or null
 * @param requestBody empty where there was none; null where nobody read it, and then it is not checked
 * @param status the answer's status; 0 where there was none to check
 * @param answerType the answer's {@code Content-Type}, or null
 * @param answerBody empty where there was none
 */
public record WholeExchange(
        String method,
        String path,
        @CheckForNull String rawQuery,
        @CheckForNull String requestType,
        @CheckForNull byte[] requestBody,
        int status,
        @CheckForNull String answerType,
        byte[] answerBody) {

    /** An exchange of JSON texts; an empty text stands for no body. */
    public static WholeExchange ofJson(
            String method, String path, @CheckForNull String rawQuery, String request, int status, String answer) {
        return new WholeExchange(
                method,
                path,
                rawQuery,
                request.isEmpty() ? null : "application/json",
                request.getBytes(StandardCharsets.UTF_8),
                status,
                answer.isEmpty() ? null : "application/json",
                answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
