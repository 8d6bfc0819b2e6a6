package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.util.List;

/**
 * The file of a build upload (contract: {@code BuildUploadFile}).
 *
 * @param id Apple's id
 * @param state {@code assetDeliveryState.state} as Apple writes it; empty where Apple does not say
 * @param errors why Apple does not take the file; may be empty
 * @param ticket leave to send the bytes, or null where Apple gives none (any more); a secret
 */
public record BuildUploadFile(
        String id,
        String state,
        List<StoreError> errors,
        @CheckForNull UploadTicket ticket) {

    /** The bytes are to be sent, or have been sent and not committed. */
    public static final String AWAITING_UPLOAD = "AWAITING_UPLOAD";

    /** Apple has the bytes and checks them. */
    public static final String UPLOAD_COMPLETE = "UPLOAD_COMPLETE";

    /** Apple has the bytes, and they are whole. */
    public static final String COMPLETE = "COMPLETE";

    /** The bytes did not arrive as announced. */
    public static final String FAILED = "FAILED";

    public BuildUploadFile {
        errors = List.copyOf(errors);
    }
}
