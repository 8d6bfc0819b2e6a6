package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.Json;
import io.jenkins.plugins.publishflow.store.http.Unavailable;
import java.io.IOException;
import java.util.List;

/**
 * Reads what Huawei says of a request in {@code ret}: a code and a text, which is called {@code msg} at most places and
 * {@code message} at some. A code other than zero is a refusal, whatever the status.
 */
final class HuaweiErrors {

    private static final int REDIRECTION = 300;
    private static final int BAD_REQUEST = 400;
    private static final String SUCCESS = "0";
    private static final int QUOTED = 300;

    private HuaweiErrors() {}

    /** Lets a good answer pass. */
    static void check(HttpAnswer answer) throws StoreException {
        StoreError said = said(answer);
        if (!answer.isSuccess()) {
            throw refused(answer, said);
        }
        String code = said.code();
        if (code != null && !code.equals(SUCCESS)) {
            throw problem(answer, said);
        }
    }

    private static StoreException refused(HttpAnswer answer, StoreError said) {
        if (Unavailable.is(answer.status())) {
            return Unavailable.problem(answer, isEmpty(said) ? List.of() : List.of(said));
        }
        if (answer.status() >= REDIRECTION && answer.status() < BAD_REQUEST) {
            return answer.malformed("points to another address, which the API never does");
        }
        return problem(answer, said);
    }

    private static StoreException problem(HttpAnswer answer, StoreError said) {
        Refusal refusal = Refusal.of(answer.status(), answer.call().where(), said);
        return new StoreException(new Problem(
                refusal.kind(),
                refusal.code(),
                refusal.what(),
                answer.call().where(),
                refusal.remedy(),
                isEmpty(said) ? List.of() : List.of(said)));
    }

    private static boolean isEmpty(StoreError said) {
        return said.code() == null && said.detail() == null;
    }

    /** What the answer says; gateways answer with text that is no JSON, of which the beginning is kept. */
    private static StoreError said(HttpAnswer answer) {
        JsonNode ret = ret(answer);
        String code = Reply.text(ret, "code");
        String text = Reply.text(ret, "msg");
        if (text.isEmpty()) {
            text = Reply.text(ret, "message");
        }
        if (code.isEmpty() && text.isEmpty() && !answer.isSuccess()) {
            text = plain(answer);
        }
        return new StoreError(code.isEmpty() ? null : code, null, text.isEmpty() ? null : text, null);
    }

    private static JsonNode ret(HttpAnswer answer) {
        try {
            JsonNode ret = Json.MAPPER.readTree(answer.body()).path("ret");
            // Some answers carry it as a text that is JSON in itself.
            return ret.isTextual() ? Json.MAPPER.readTree(ret.asText()) : ret;
        } catch (IOException e) {
            return Json.MAPPER.missingNode();
        }
    }

    private static String plain(HttpAnswer answer) {
        String text = answer.text().strip();
        return text.startsWith("<") || text.length() > QUOTED ? "" : text;
    }
}
