package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.step.appcircle.AppcirclePublishFlow;
import io.jenkins.plugins.publishflow.flow.step.appcircle.UploadToAppcircle;
import io.jenkins.plugins.publishflow.flow.step.googleplay.DistributeToTrack;
import io.jenkins.plugins.publishflow.flow.step.googleplay.PublishToGooglePlay;
import io.jenkins.plugins.publishflow.flow.step.huawei.PublishToHuawei;
import io.jenkins.plugins.publishflow.flow.step.metadata.UpdateMetadata;
import io.jenkins.plugins.publishflow.flow.step.testflight.SendToTestFlight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a flow takes for granted at the stores, so that a rehearsal can be given stores of that kind.
 *
 * @param locales the languages that the flow has texts in for App Store Connect
 * @param internalGroups names of beta groups of steps that submit nothing to beta review. That they are internal is a
 *     guess: a flow does not say
 * @param externalGroups names of beta groups of steps that submit the build to beta review; a guess likewise
 * @param playTracks the tracks that the flow releases on at Google Play
 * @param huaweiLanguages the languages that the flow has texts in for Huawei AppGallery
 * @param huaweiAppId Huawei's id of the app, by the first step that names one; empty where none does
 * @param appcircleProfiles names of the Publish profiles in Appcircle
 */
public record StoreNeeds(
        List<String> locales,
        List<String> internalGroups,
        List<String> externalGroups,
        List<String> playTracks,
        List<String> huaweiLanguages,
        String huaweiAppId,
        List<String> appcircleProfiles) {

    public StoreNeeds {
        locales = List.copyOf(locales);
        internalGroups = List.copyOf(internalGroups);
        externalGroups = List.copyOf(externalGroups);
        playTracks = List.copyOf(playTracks);
        huaweiLanguages = List.copyOf(huaweiLanguages);
        appcircleProfiles = List.copyOf(appcircleProfiles);
    }

    /** The needs of all steps together. */
    public static StoreNeeds of(Flow flow) {
        List<String> locales = new ArrayList<>();
        List<String> internalGroups = new ArrayList<>();
        List<String> externalGroups = new ArrayList<>();
        for (StepSettings settings : settings(flow, UpdateMetadata.NAME)) {
            locales.addAll(UpdateMetadata.locales(settings));
        }
        for (StepSettings settings : settings(flow, SendToTestFlight.NAME)) {
            boolean reviewed = SendToTestFlight.asksForBetaReview(settings);
            (reviewed ? externalGroups : internalGroups).addAll(SendToTestFlight.groups(settings));
        }
        internalGroups.removeAll(externalGroups);
        List<String> tracks = Stream.of(PublishToGooglePlay.NAME, DistributeToTrack.NAME)
                .flatMap(type -> settings(flow, type).stream())
                .flatMap(settings -> PublishToGooglePlay.track(settings).stream())
                .distinct()
                .toList();
        List<String> languages = settings(flow, PublishToHuawei.NAME).stream()
                .flatMap(settings -> PublishToHuawei.languages(settings).stream())
                .distinct()
                .toList();
        String appId = settings(flow, PublishToHuawei.NAME).stream()
                .flatMap(settings -> PublishToHuawei.appId(settings).stream())
                .findFirst()
                .orElse("");
        List<String> profiles = Stream.of(UploadToAppcircle.NAME, AppcirclePublishFlow.NAME)
                .flatMap(type -> settings(flow, type).stream())
                .flatMap(settings -> UploadToAppcircle.profile(settings).stream())
                .distinct()
                .toList();
        return new StoreNeeds(locales, internalGroups, externalGroups, tracks, languages, appId, profiles);
    }

    private static List<StepSettings> settings(Flow flow, String type) {
        return flow.steps().stream()
                .filter(step -> step.type().equals(type))
                .map(Flow.Step::settings)
                .toList();
    }
}
