package io.jenkins.plugins.publishflow.store.appcircle;

import java.util.Map;
import java.util.Set;

/**
 * The status of a flow or a step that Appcircle runs, its number. One that this version of the plugin has never heard of
 * is kept, and is neither the end nor a success.
 *
 * @param number Appcircle's number, or an empty text where the answer has none
 */
public record PublishStatus(String number) {

    public static final PublishStatus SUCCESS = new PublishStatus("0");
    public static final PublishStatus FAILED = new PublishStatus("1");
    public static final PublishStatus CANCELLED = new PublishStatus("2");
    public static final PublishStatus TIMEOUT = new PublishStatus("3");
    public static final PublishStatus UNKNOWN = new PublishStatus("99");
    public static final PublishStatus SKIPPED = new PublishStatus("100");
    public static final PublishStatus NOT_STARTED = new PublishStatus("200");
    public static final PublishStatus STOPPED = new PublishStatus("201");
    public static final PublishStatus AWAITING_RESPONSE = new PublishStatus("203");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("0", "Success"),
            Map.entry("1", "Failed"),
            Map.entry("2", "Cancelled"),
            Map.entry("3", "Timeout"),
            Map.entry("90", "Waiting"),
            Map.entry("91", "Running"),
            Map.entry("92", "Completing"),
            Map.entry("99", "Unknown"),
            Map.entry("100", "Skipped"),
            Map.entry("200", "NotStarted"),
            Map.entry("201", "Stopped"),
            Map.entry("202", "InProgress"),
            Map.entry("203", "AwaitingResponse"));

    private static final Set<PublishStatus> BAD_ENDS = Set.of(FAILED, CANCELLED, TIMEOUT, STOPPED);

    /** Appcircle's word for it; of an unknown one {@code Status} and the number. */
    public String name() {
        return number.isEmpty() ? "Unknown" : NAMES.getOrDefault(number, "Status " + number);
    }

    /** Whether Appcircle's documentation has it, and it means something. */
    public boolean isKnown() {
        return NAMES.containsKey(number) && !equals(UNKNOWN);
    }

    /** Whether a flow is through, and well. */
    public boolean isSuccess() {
        return equals(SUCCESS);
    }

    /** Whether a flow is through, and not well. */
    public boolean isBadEnd() {
        return BAD_ENDS.contains(this);
    }

    /** Whether nothing more comes of a step, or of a flow. */
    public boolean isEnd() {
        return isSuccess() || isBadEnd() || equals(SKIPPED);
    }

    /** Whether a step waits for a person. */
    public boolean awaitsPeople() {
        return equals(AWAITING_RESPONSE);
    }

    @Override
    public String toString() {
        return name();
    }
}
