package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A release that a flow takes for granted at Google Play, because it names its version code and does not upload it; so
 * that a rehearsal can be given one.
 *
 * @param track where the flow looks for it
 * @param status with which the flow can do what it is told
 */
public record EarlierRelease(int versionCode, String track, ReleaseStatus status) {

    private static final String TESTERS = "internal";
    private static final String USERS = "production";

    /**
     * Those of all steps, each version code once: what the first step that names it needs. In a flow that uploads, steps
     * may name the version code of that, so that only those count which its release goes on to serve.
     */
    public static List<EarlierRelease> of(Flow flow) {
        List<Flow.Step> uploads = flow.steps().stream()
                .filter(step -> step.type().equals(PublishToGooglePlay.NAME))
                .toList();
        List<EarlierRelease> found = new ArrayList<>();
        (uploads.isEmpty() ? flow.steps() : uploads)
                .stream().flatMap(EarlierRelease::of).forEach(release -> {
                    if (found.stream().noneMatch(other -> other.versionCode == release.versionCode)) {
                        found.add(release);
                    }
                });
        return found;
    }

    private static Stream<EarlierRelease> of(Flow.Step step) {
        StepSettings settings = step.settings();
        String track = settings.text(ReleaseSettings.TRACK_NAME).orElse(USERS);
        return switch (step.type()) {
            case PublishToGooglePlay.NAME ->
                of(settings.list(PublishToGooglePlay.RETAIN).stream(), track, ReleaseStatus.COMPLETED);
            case DistributeToTrack.NAME ->
                of(named(settings), settings.text(DistributeToTrack.FROM).orElse(TESTERS), ReleaseStatus.COMPLETED);
            case GooglePlayApproval.NAME -> of(named(settings), track, ReleaseStatus.COMPLETED);
            case Rollout.NAME ->
                of(
                        named(settings),
                        track,
                        settings.text(Rollout.ACTION)
                                        .filter(Rollout.RESUME::equals)
                                        .isPresent()
                                ? ReleaseStatus.HALTED
                                : ReleaseStatus.IN_PROGRESS);
            default -> Stream.empty();
        };
    }

    private static Stream<String> named(StepSettings settings) {
        return settings.text(ReleaseSettings.VERSION_CODE_NAME).stream();
    }

    private static Stream<EarlierRelease> of(Stream<String> versionCodes, String track, ReleaseStatus status) {
        return versionCodes
                .filter(code -> code.matches("[1-9]\\d{0,8}"))
                .map(code -> new EarlierRelease(Integer.parseInt(code), track, status));
    }
}
