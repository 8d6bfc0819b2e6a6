package io.jenkins.plugins.publishflow.sandbox.googleplay;

import java.util.List;

/**
 * What Google decides from now on. Each is looked at when its time comes, not when it was asked for.
 *
 * @param review what reviews come to: PUBLISHED, APPROVED_NOT_PUBLISHED or NOT_APPROVED
 * @param sending whether changes are sent for review by themselves: EITHER (as a commit wishes), REQUIRES_FLAG (a person
 *     has to send them) or FORBIDS_FLAG (they always are)
 * @param permission whether the service account may work with the apps
 * @param uploadsNeedToken whether bytes are taken with an access token only, not for the address of the upload alone
 * @param breakUploadAfter after how many bytes the connection of the next upload breaks, once; 0: it does not
 */
public record PlayVerdicts(
        String review, String sending, boolean permission, boolean uploadsNeedToken, long breakUploadAfter) {

    /** Everything goes well. */
    public static final PlayVerdicts GOOD = new PlayVerdicts("PUBLISHED", "EITHER", true, false, 0);

    public PlayVerdicts {
        review = oneOf("review", review, "PUBLISHED", "APPROVED_NOT_PUBLISHED", "NOT_APPROVED");
        sending = oneOf("sending", sending, "EITHER", "REQUIRES_FLAG", "FORBIDS_FLAG");
    }

    /** A misspelled verdict would pass for a good one. */
    private static String oneOf(String field, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw new IllegalArgumentException(field + " is '" + value + "', and can be " + String.join(", ", allowed));
        }
        return value;
    }

    /** Reviews come to that. */
    public PlayVerdicts review(String other) {
        return new PlayVerdicts(other, sending, permission, uploadsNeedToken, breakUploadAfter);
    }

    /** Changes are sent for review so. */
    public PlayVerdicts sending(String other) {
        return new PlayVerdicts(review, other, permission, uploadsNeedToken, breakUploadAfter);
    }

    /** The service account may do nothing. */
    public PlayVerdicts withoutPermission() {
        return new PlayVerdicts(review, sending, false, uploadsNeedToken, breakUploadAfter);
    }

    /** Bytes are taken with an access token only. */
    public PlayVerdicts uploadsWithTokenOnly() {
        return new PlayVerdicts(review, sending, permission, true, breakUploadAfter);
    }

    /** The connection of the next upload breaks after so many bytes. */
    public PlayVerdicts breakUploadAfter(long bytes) {
        return new PlayVerdicts(review, sending, permission, uploadsNeedToken, bytes);
    }
}
