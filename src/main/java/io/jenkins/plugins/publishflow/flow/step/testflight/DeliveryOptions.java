package io.jenkins.plugins.publishflow.flow.step.testflight;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a flow asks of {@link SendToTestFlight}, read from the step's settings.
 *
 * @param text what to test, for all languages; null where it is given by language or not at all
 * @param texts what to test, by locale; empty where it is one text or none
 * @param groups names of the groups that get the build
 * @param encryption the answer to the export question, or null where the flow does not give it
 * @param betaReview whether to submit the build to beta review
 * @param notifyTesters whether testers are told, or null to leave that as it is
 */
record DeliveryOptions(
        @CheckForNull String text,
        Map<String, String> texts,
        List<String> groups,
        @CheckForNull Boolean encryption,
        boolean betaReview,
        @CheckForNull Boolean notifyTesters,
        IfExists ifExists,
        WaitFor waitFor) {

    static final String WHAT_TO_TEST = "whatToTest";
    static final String GROUPS = "groups";
    static final String ENCRYPTION = "usesNonExemptEncryption";
    static final String BETA_REVIEW = "submitForBetaReview";
    static final String NOTIFY = "notifyTesters";
    static final String IF_EXISTS = "ifExists";
    static final String WAIT_FOR = "waitFor";

    static DeliveryOptions of(StepSettings settings) {
        Map<String, String> texts = settings.map(WHAT_TO_TEST);
        return new DeliveryOptions(
                texts.isEmpty() ? settings.text(WHAT_TO_TEST).orElse(null) : null,
                texts,
                settings.list(GROUPS).stream().map(String::strip).toList(),
                settings.flag(ENCRYPTION).orElse(null),
                settings.flag(BETA_REVIEW).orElse(false),
                settings.flag(NOTIFY).orElse(null),
                settings.text(IF_EXISTS).map(IfExists::written).orElse(IfExists.FAIL),
                settings.text(WAIT_FOR).map(WaitFor::written).orElse(WaitFor.PROCESSING));
    }

    /** Whether the flow says what to test. */
    boolean hasText() {
        return text != null || !texts.isEmpty();
    }

    /** The answer to the export question: the binary's own, or else the flow's; empty where neither has one. */
    Optional<Boolean> encryption(@CheckForNull Boolean ofBinary) {
        return Optional.ofNullable(ofBinary).or(() -> Optional.ofNullable(encryption));
    }
}
