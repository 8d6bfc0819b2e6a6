package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.Unavailable;
import java.io.IOException;
import java.util.List;

/** Reads what Appcircle says of a refused request. It documents no shape: the usual names of a message are looked for. */
final class AppcircleErrors {

    private static final int REDIRECTION = 300;
    private static final int BAD_REQUEST = 400;
    private static final int QUOTED = 300;

    private AppcircleErrors() {}

    /** Lets a good answer pass. */
    static void check(HttpAnswer answer) throws StoreException {
        if (answer.isSuccess()) {
            return;
        }
        List<StoreError> said = said(answer);
        if (Unavailable.is(answer.status())) {
            throw Unavailable.problem(answer, said);
        }
        if (answer.status() >= REDIRECTION && answer.status() < BAD_REQUEST) {
            throw answer.malformed("points to another address, which the API never does");
        }
        Refusal refusal = Refusal.of(answer.status(), answer.call().where());
        throw new StoreException(new Problem(
                refusal.kind(), refusal.code(), refusal.what(), answer.call().where(), refusal.remedy(), said));
    }

    private static List<StoreError> said(HttpAnswer answer) {
        String code = "";
        String text = "";
        try {
            JsonNode document = Json.MAPPER.readTree(answer.body());
            code = first(document, "code", "innerCode", "error");
            text = first(document, "message", "error_description", "title", "detail");
        } catch (IOException e) {
            String plain = answer.text().strip();
            text = plain.startsWith("<") || plain.length() > QUOTED ? "" : plain;
        }
        return code.isEmpty() && text.isEmpty()
                ? List.of()
                : List.of(new StoreError(code.isEmpty() ? null : code, null, text.isEmpty() ? null : text, null));
    }

    private static String first(JsonNode document, String... names) {
        for (String name : names) {
            JsonNode value = document.path(name);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return "";
    }
}
