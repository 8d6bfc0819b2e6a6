package io.jenkins.plugins.publishflow.jenkins.approval;

import io.jenkins.plugins.publishflow.approval.ApprovalLinks;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.LinkException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.security.HMACConfidentialKey;

/**
 * The mailed links of this controller. They are signed with a secret that each controller makes for itself and keeps
 * among its other secrets; a copy of {@code JENKINS_HOME} without those has another one, and old links end there.
 */
final class DecisionLinks {

    private static final HMACConfidentialKey SECRET = new HMACConfidentialKey(DecisionLinks.class, "secret");

    private DecisionLinks() {}

    /** The link of that approver; empty where this Jenkins has not been told its own address. A secret until it ends. */
    static Optional<String> url(Question question, String approver) {
        return Optional.ofNullable(JenkinsLocationConfiguration.get().getUrl())
                .map(root -> root + DecisionPage.URL + "/?run=" + question.run() + "&token="
                        + links().token(
                                        question.run(),
                                        question.gate(),
                                        approver,
                                        question.gate().ends()));
    }

    /**
     * Whether the token of a link is one of this controller, and its time is not over.
     *
     * @throws LinkException where it is not
     */
    static void check(String token) throws LinkException {
        links().check(token, Instant.now());
    }

    /**
     * For whom a link is.
     *
     * @param run id of the flow run
     * @throws LinkException where it is not good for this gate now
     */
    static String approver(String token, String run, Gate gate) throws LinkException {
        return links().verify(token, run, gate, Instant.now());
    }

    private static ApprovalLinks links() {
        return new ApprovalLinks(SECRET.mac("approval links".getBytes(StandardCharsets.UTF_8)));
    }
}
