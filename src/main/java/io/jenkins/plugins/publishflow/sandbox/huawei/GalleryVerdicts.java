package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What Huawei decides from now on. Each is looked at when its time comes.
 *
 * @param auditOpinion the reviewers' reason for rejecting a submission, or null: it is approved
 * @param missing what a submission lacks, such as {@code AppIcon}, or null: nothing
 * @param compileFails whether packages cannot be compiled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GalleryVerdicts(
        @CheckForNull String auditOpinion, @CheckForNull String missing, boolean compileFails) {

    /** Everything goes well. */
    public static final GalleryVerdicts GOOD = new GalleryVerdicts(null, null, false);

    /** Submissions are rejected for that reason. */
    public GalleryVerdicts reject(String reason) {
        return new GalleryVerdicts(reason, missing, compileFails);
    }

    /** Submissions are refused because of something that the app lacks. */
    public GalleryVerdicts miss(String what) {
        return new GalleryVerdicts(auditOpinion, what, compileFails);
    }

    /** Packages cannot be compiled. */
    public GalleryVerdicts failToCompile() {
        return new GalleryVerdicts(auditOpinion, missing, true);
    }
}
