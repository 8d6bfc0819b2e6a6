package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads Apple's error document ({@code ErrorResponse} of the contract) and makes a problem of it. Keeps every error to
 * the letter, those in {@code meta.associatedErrors} too: of a refused review submission only they tell the reason.
 */
final class AppleErrors {

    private static final int REDIRECTION = 300;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    /** Clocks that differ by more than a token is dated back. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private AppleErrors() {}

    /** The problem of an answer that is no success. */
    static StoreException problem(HttpAnswer answer) {
        List<StoreError> direct = new ArrayList<>();
        List<StoreError> associated = new ArrayList<>();
        read(answer, direct, associated);
        List<StoreError> all = new ArrayList<>(direct);
        all.addAll(associated);
        if (Unavailable.is(answer.status())) {
            return Unavailable.problem(answer, all);
        }
        if (answer.status() >= REDIRECTION && answer.status() < BAD_REQUEST) {
            return answer.malformed("points to another address, which the API never does");
        }
        Refusal refusal = Refusal.of(answer.status(), answer.call().where(), direct);
        return new StoreException(new Problem(
                refusal.kind(),
                refusal.code(),
                refusal.what(),
                answer.call().where(),
                remedy(refusal, answer, associated),
                all));
    }

    private static String remedy(Refusal refusal, HttpAnswer answer, List<StoreError> associated) {
        Set<String> remedies = new LinkedHashSet<>();
        remedies.add(refusal.remedy());
        associated.stream()
                .map(error ->
                        Refusal.ofAssociated(answer.status(), answer.call().where(), error))
                .flatMap(Optional::stream)
                .map(Refusal::remedy)
                .forEach(remedies::add);
        if (answer.status() == UNAUTHORIZED) {
            remedies.add(clocks(answer));
        }
        return remedies.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String clocks(HttpAnswer answer) {
        return answer.date()
                .map(date -> Duration.between(date, answer.at()))
                .filter(ahead -> ahead.abs().compareTo(SKEW) > 0)
                .map(ahead -> "The clock here is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " Apple's ("
                        + answer.header("Date").orElseThrow() + "): correct it first, for Apple refuses tokens of a"
                        + " wrong time.")
                .orElse("");
    }

    private static void read(HttpAnswer answer, List<StoreError> direct, List<StoreError> associated) {
        JsonNode errors = document(answer).path("errors");
        for (JsonNode error : errors) {
            direct.add(error(error, about(error)));
            for (Map.Entry<String, JsonNode> entry :
                    error.path("meta").path("associatedErrors").properties()) {
                entry.getValue().forEach(of -> associated.add(error(of, about(entry.getKey(), of))));
            }
        }
    }

    /** Gateways answer with HTML; then there are no errors of the store to keep. */
    private static JsonNode document(HttpAnswer answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private static StoreError error(JsonNode error, @CheckForNull String about) {
        return new StoreError(text(error, "code"), text(error, "title"), text(error, "detail"), about);
    }

    private static String about(String resource, JsonNode error) {
        String place = about(error);
        return place == null ? resource : resource + " " + place;
    }

    @CheckForNull
    private static String about(JsonNode error) {
        String pointer = text(error.path("source"), "pointer");
        return pointer != null ? pointer : text(error.path("source"), "parameter");
    }

    @CheckForNull
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }
}
