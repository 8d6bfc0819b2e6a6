package io.jenkins.plugins.publishflow.sandbox.appcircle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.List;

/**
 * How one sandboxed Appcircle is set up; fixed while it runs.
 *
 * @param newestTokens the newest way to exchange a personal access key: 3, or 2 or 1 for an older Appcircle
 * @param byForm whether the storage takes files by form alone, as self-hosted ones do
 * @param othersUpload whether somebody else adds a version just after each of ours
 * @param task until an uploaded file is a version
 * @param people until the person who is asked in a flow answers
 * @param work how long the step after that takes
 * @param tokenLife how long a token is good
 * @param profiles names of profiles besides the sandbox's own, for both platforms; those that a kept state has already
 *     stay as they are
 * @param candidates the platform on which these profiles are alone, each with a release candidate that nobody has
 *     published; null: they are for both platforms and empty
 */
public record CircleSettings(
        int newestTokens,
        boolean byForm,
        boolean othersUpload,
        Duration task,
        Duration people,
        Duration work,
        Duration tokenLife,
        List<String> profiles,
        @CheckForNull String candidates) {

    /** What a rehearsal goes by. */
    public static final CircleSettings USUAL = new CircleSettings(
            3,
            false,
            false,
            Duration.ofSeconds(5),
            Duration.ofHours(5),
            Duration.ofMinutes(4),
            Duration.ofHours(1),
            List.of(),
            null);

    public CircleSettings {
        profiles = List.copyOf(profiles);
    }

    /** An older Appcircle. */
    public CircleSettings newestTokens(int version) {
        return new CircleSettings(version, byForm, othersUpload, task, people, work, tokenLife, profiles, candidates);
    }

    /** A storage that takes forms alone. */
    public CircleSettings storageByForm() {
        return new CircleSettings(
                newestTokens, true, othersUpload, task, people, work, tokenLife, profiles, candidates);
    }

    /** Others work in the same profile. */
    public CircleSettings withOthers() {
        return new CircleSettings(newestTokens, byForm, true, task, people, work, tokenLife, profiles, candidates);
    }

    /** People answer after that time. */
    public CircleSettings people(Duration other) {
        return new CircleSettings(
                newestTokens, byForm, othersUpload, task, other, work, tokenLife, profiles, candidates);
    }

    /** There are profiles of these names besides. */
    public CircleSettings profiles(List<String> names) {
        return new CircleSettings(newestTokens, byForm, othersUpload, task, people, work, tokenLife, names, candidates);
    }

    /** These profiles are for one platform, {@code ios} or {@code android}, and have a release candidate. */
    public CircleSettings candidates(String platform) {
        return new CircleSettings(
                newestTokens, byForm, othersUpload, task, people, work, tokenLife, profiles, platform);
    }
}
