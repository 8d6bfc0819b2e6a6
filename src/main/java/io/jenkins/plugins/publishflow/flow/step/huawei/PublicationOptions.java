package io.jenkins.plugins.publishflow.flow.step.huawei;

import edu.umd.cs.findbugs.annotations.Nullable;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a flow asks of {@link PublishToHuawei}.
 *
 * @param releaseNotes one text for all languages of the app, or empty
 * @param localizedNotes texts by language, or empty
 * @param submit whether to submit; otherwise the draft stays in AppGallery Connect
 * @param remark for the reviewers, or null
 * @param releaseTime when the version goes live, or null for as soon as it is approved
 * @param percent share of the users of a phased release, or null for everybody
 * @param phasedStart when the phased release begins, or null for at once
 * @param phasedDuration how long it lasts
 * @param phasedDescription what the reviewers read of it, or null
 * @param ifExists what to do where AppGallery Connect has this version code
 * @param ifInReview what to do where another version is under review
 * @param ifRolloutUnfinished what to do where an earlier phased release is unfinished
 */
record PublicationOptions(
        String releaseNotes,
        Map<String, String> localizedNotes,
        boolean submit,
        @Nullable String remark,
        @Nullable Instant releaseTime,
        @Nullable BigDecimal percent,
        @Nullable Instant phasedStart,
        Duration phasedDuration,
        @Nullable String phasedDescription,
        String ifExists,
        String ifInReview,
        String ifRolloutUnfinished) {

    static final String RELEASE_NOTES = "releaseNotes";
    static final String SUBMIT = "submit";
    static final String REMARK = "remark";
    static final String RELEASE_TIME = "releaseTime";
    static final String PERCENT = "phasedPercent";
    static final String PHASED_START = "phasedStart";
    static final String PHASED_DURATION = "phasedDuration";
    static final String PHASED_DESCRIPTION = "phasedDescription";
    static final String IF_EXISTS = "ifExists";
    static final String IF_IN_REVIEW = "ifInReview";
    static final String IF_ROLLOUT_UNFINISHED = "ifRolloutUnfinished";

    static final String FAIL = "fail";
    static final String REUSE = "reuse";
    static final String SKIP = "skip";
    static final String CONTINUE = "continue";

    static final String USUAL_DURATION = "7d";

    static PublicationOptions of(StepSettings settings) {
        Map<String, String> localized = settings.map(RELEASE_NOTES);
        return new PublicationOptions(
                localized.isEmpty() ? settings.text(RELEASE_NOTES).orElse("").strip() : "",
                localized,
                settings.flag(SUBMIT).orElse(true),
                settings.text(REMARK).map(String::strip).orElse(null),
                settings.instant(RELEASE_TIME).orElse(null),
                settings.text(PERCENT).flatMap(PublicationChecks::percent).orElse(null),
                settings.instant(PHASED_START).orElse(null),
                settings.duration(PHASED_DURATION).orElse(Duration.ofDays(7)),
                settings.text(PHASED_DESCRIPTION).map(String::strip).orElse(null),
                settings.text(IF_EXISTS).orElse(FAIL),
                settings.text(IF_IN_REVIEW).orElse(FAIL),
                settings.text(IF_ROLLOUT_UNFINISHED).orElse(FAIL));
    }
}
