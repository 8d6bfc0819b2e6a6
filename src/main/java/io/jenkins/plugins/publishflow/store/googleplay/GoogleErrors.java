package io.jenkins.plugins.publishflow.store.googleplay;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads Google's error document and makes a problem of it. Keeps what Google said to the letter. */
final class GoogleErrors {

    private static final int REDIRECTION = 300;
    private static final int BAD_REQUEST = 400;

    /** Clocks that differ by more than an assertion is dated back. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private GoogleErrors() {}

    /** The problem of an answer of the API that is no success. */
    static StoreException problem(HttpAnswer answer) {
        List<StoreError> said = said(document(answer).path("error"));
        if (Unavailable.is(answer.status())) {
            return Unavailable.problem(answer, said);
        }
        if (answer.status() >= REDIRECTION && answer.status() < BAD_REQUEST) {
            return answer.malformed("points to another address, which the API never does");
        }
        Refusal refusal = Refusal.of(answer.status(), said);
        return new StoreException(new Problem(
                refusal.kind(), refusal.code(), refusal.what(), answer.call().where(), refusal.remedy(), said));
    }

    /** The problem of an answer of the token address that is no success. */
    static StoreException tokenProblem(HttpAnswer answer, String account) {
        JsonNode document = document(answer);
        List<StoreError> said = document.path("error").isTextual()
                ? List.of(new StoreError(
                        document.path("error").asText(),
                        null,
                        document.path("error_description").textValue(),
                        null))
                : said(document.path("error"));
        if (Unavailable.is(answer.status())) {
            return Unavailable.problem(answer, said);
        }
        return new StoreException(new Problem(
                Problem.Kind.CREDENTIALS,
                "google-play.not-authorized",
                "Google does not accept the key of the service account " + account + ".",
                answer.call().where(),
                clocks(answer) + "Check in the Google Cloud console that the account and this key are still there and"
                        + " not disabled; if not, make a new key.",
                said));
    }

    private static String clocks(HttpAnswer answer) {
        return answer.date()
                .map(date -> Duration.between(date, answer.at()))
                .filter(ahead -> ahead.abs().compareTo(SKEW) > 0)
                .map(ahead -> "The clock here is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " Google's: correct it first. ")
                .orElse("");
    }

    /** The message as a whole, then the single reasons where they tell more. */
    private static List<StoreError> said(JsonNode error) {
        List<StoreError> said = new ArrayList<>();
        String message = error.path("message").textValue();
        String status = error.path("status").textValue();
        List<StoreError> reasons = new ArrayList<>();
        for (JsonNode one : error.path("errors")) {
            reasons.add(new StoreError(
                    one.path("reason").textValue(), null, one.path("message").textValue(), null));
        }
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").isTextual()) {
                reasons.add(new StoreError(detail.path("reason").asText(), null, message, null));
            }
        }
        if (message != null && reasons.stream().noneMatch(reason -> message.equals(reason.detail()))) {
            said.add(new StoreError(status, null, message, null));
        }
        said.addAll(reasons);
        return said;
    }

    /** Gateways answer with HTML; then there is nothing of the store to keep. */
    private static JsonNode document(HttpAnswer answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            return Json.MAPPER.missingNode();
        }
    }
}
