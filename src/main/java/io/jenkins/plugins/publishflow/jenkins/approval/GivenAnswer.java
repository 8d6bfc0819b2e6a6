package io.jenkins.plugins.publishflow.jenkins.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Answers as they come in by HTTP, and what goes back. */
final class GivenAnswer {

    private GivenAnswer() {}

    /** The answer of a form: {@code approved} or {@code refused}; empty for anything else. */
    static Optional<Answer> of(@CheckForNull String answer) {
        if ("approved".equals(answer)) {
            return Optional.of(Answer.APPROVED);
        }
        return "refused".equals(answer) ? Optional.of(Answer.REFUSED) : Optional.empty();
    }

    /** The HTTP status that says why an answer does not count. */
    static int status(DecisionException why) {
        return switch (why.reason()) {
            case REASON_MISSING -> HttpServletResponse.SC_BAD_REQUEST;
            case NOT_ASKED -> HttpServletResponse.SC_FORBIDDEN;
            case ALREADY_ANSWERED, DECIDED, TOO_LATE -> HttpServletResponse.SC_CONFLICT;
        };
    }
}
