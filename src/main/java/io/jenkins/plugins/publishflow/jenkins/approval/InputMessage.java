package io.jenkins.plugins.publishflow.jenkins.approval;

import io.jenkins.plugins.publishflow.binary.Binary;
import java.util.Optional;

/** The question as an input shows it: one paragraph, for it is a heading on the page and a line in lists and logs. */
final class InputMessage {

    private InputMessage() {}

    static String of(Question question) {
        StringBuilder message = new StringBuilder(question.text());
        message.append(" — ").append(release(question));
        if (!question.answers().isEmpty()) {
            message.append(' ').append(question.answers());
        }
        message.append(' ').append(question.asked());
        return message.append(" Open until ")
                .append(question.ends())
                .append('.')
                .toString()
                .replaceAll("\\s+", " ");
    }

    private static String release(Question question) {
        ReleaseFacts facts = question.facts();
        Optional<String> digest = facts.value("SHA-256");
        String file = facts.value("File").map(value -> ", " + value).orElse("");
        String app = facts.binary().map(Binary::identifier).map(id -> ", " + id).orElse("");
        return facts.release() + app + file
                + digest.map(value -> ", SHA-256 " + value).orElse("") + ", started by " + facts.startedBy()
                + (facts.rehearsal() ? ", a rehearsal." : ".");
    }
}
