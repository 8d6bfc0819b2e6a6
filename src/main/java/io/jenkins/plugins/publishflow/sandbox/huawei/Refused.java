package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;

/** A refusal as Huawei answers it: HTTP 200 with a code and a text, or a bare status. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Refused(Answer answer, String why) {
        super(why, null, false, false);
        this.answer = answer;
    }

    static Refused code(long code, String text) {
        return new Refused(Answer.json(200, ret(code, "msg", text)), text);
    }

    /** At one place of the API the text has another name, and the code is a text. */
    static Refused otherwiseNamed(long code, String text) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("ret").put("code", String.valueOf(code)).put("message", text);
        return new Refused(Answer.json(200, document), text);
    }

    static Refused status(int status, String text) {
        return new Refused(Answer.html(status, text), text);
    }

    Answer answer() {
        return answer;
    }

    /** An answer document with its {@code ret}, to which more can be added. */
    static ObjectNode good() {
        return ret(0, "msg", "success");
    }

    private static ObjectNode ret(long code, String name, String text) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("ret").put("code", code).put(name, text);
        return document;
    }
}
