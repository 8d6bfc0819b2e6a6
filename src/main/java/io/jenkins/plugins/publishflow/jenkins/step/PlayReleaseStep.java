package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Util;
import io.jenkins.plugins.publishflow.jenkins.options.LocalizedTexts;
import io.jenkins.plugins.publishflow.jenkins.options.OptionValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundSetter;

/** What a release on a track of Google Play is to be: the options that say so. */
public abstract class PlayReleaseStep extends UploadStep {

    private static final String IN_PROGRESS = "inProgress";

    private String track;
    private String status;
    private String userFraction;
    private Map<String, String> releaseNotes;
    private String releaseName;
    private String updatePriority;

    /** @param track where nothing is said; the others as in {@link UploadStep} */
    PlayReleaseStep(
            @CheckForNull String binary,
            @CheckForNull String credentialsId,
            String ifExists,
            String waitFor,
            String track) {
        super(binary, credentialsId, ifExists, waitFor);
        this.track = track;
    }

    public final String getTrack() {
        return track;
    }

    /** The track, in the words of the API. */
    @DataBoundSetter
    public final void setTrack(String track) {
        this.track = track;
    }

    @CheckForNull
    public final String getStatus() {
        return status;
    }

    /** Who gets the release; null: everybody, or the share that is given. */
    @DataBoundSetter
    public final void setStatus(String status) {
        this.status = Util.fixEmptyAndTrim(status);
    }

    @CheckForNull
    public final String getUserFraction() {
        return userFraction;
    }

    /** The share of users: a text such as {@code 10%}, or a number. */
    @DataBoundSetter
    public final void setUserFraction(Object userFraction) {
        this.userFraction = OptionValues.text(userFraction);
    }

    /** One text in the app's default language, or a map from language to text. */
    @CheckForNull
    public final Object getReleaseNotes() {
        return LocalizedTexts.written(releaseNotes);
    }

    /** One text in the app's default language, or a map from language to text. */
    @DataBoundSetter
    public final void setReleaseNotes(Object releaseNotes) {
        this.releaseNotes = LocalizedTexts.read(releaseNotes);
    }

    @CheckForNull
    public final String getReleaseName() {
        return releaseName;
    }

    /** Its name in Play Console; null: as Google makes it. */
    @DataBoundSetter
    public final void setReleaseName(String releaseName) {
        this.releaseName = Util.fixEmptyAndTrim(releaseName);
    }

    @CheckForNull
    public final String getUpdatePriority() {
        return updatePriority;
    }

    /** How urgent the update is: a number, or a text with one. */
    @DataBoundSetter
    public final void setUpdatePriority(Object updatePriority) {
        this.updatePriority = OptionValues.text(updatePriority);
    }

    /** The settings of the flow step. */
    final Map<String, Object> release(String step, UnaryOperator<String> expand) throws AbortException {
        String share = OptionValues.expanded(userFraction, expand);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("track", OptionValues.expanded(track, expand));
        settings.put("status", status(status, share));
        settings.put("userFraction", share);
        settings.put("releaseNotes", LocalizedTexts.setting(step + ": 'releaseNotes'", releaseNotes, expand));
        settings.put("releaseName", OptionValues.expanded(releaseName, expand));
        settings.put("updatePriority", OptionValues.expanded(updatePriority, expand));
        return settings;
    }

    /** The status as it is given, or as the share says; null: the usual one. */
    @CheckForNull
    static String status(@CheckForNull String status, @CheckForNull String share) {
        String given = Util.fixEmptyAndTrim(status);
        return given == null && Util.fixEmptyAndTrim(share) != null ? IN_PROGRESS : given;
    }
}
