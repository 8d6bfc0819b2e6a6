package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.step.metadata.UpdateMetadata;
import io.jenkins.plugins.publishflow.flow.step.testflight.SendToTestFlight;
import java.util.ArrayList;
import java.util.List;

/**
 * What a flow takes for granted at App Store Connect, so that a rehearsal can be given a store of that kind.
 *
 * @param locales the languages that the flow has texts in
 * @param internalGroups names of beta groups of steps that submit nothing to beta review. That they are internal is a
 *     guess: a flow does not say
 * @param externalGroups names of beta groups of steps that submit the build to beta review; a guess likewise
 */
public record StoreNeeds(List<String> locales, List<String> internalGroups, List<String> externalGroups) {

    public StoreNeeds {
        locales = List.copyOf(locales);
        internalGroups = List.copyOf(internalGroups);
        externalGroups = List.copyOf(externalGroups);
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
        return new StoreNeeds(locales, internalGroups, externalGroups);
    }

    private static List<StepSettings> settings(Flow flow, String type) {
        return flow.steps().stream()
                .filter(step -> step.type().equals(type))
                .map(Flow.Step::settings)
                .toList();
    }
}
