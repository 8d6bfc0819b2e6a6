package io.jenkins.plugins.publishflow.store.appcircle;

import java.util.List;

/**
 * The flow of one version, as Appcircle runs it.
 *
 * @param id Appcircle's id of it; empty where the profile has no flow
 * @param status where it stands
 * @param startedOn when it was started last, as Appcircle writes it; empty before
 * @param steps its steps in order; none where the profile has no flow
 */
public record Publish(String id, PublishStatus status, String startedOn, List<PublishStep> steps) {

    public Publish {
        steps = List.copyOf(steps);
    }

    /** Whether nothing moves any more until a person answers. */
    public boolean awaitsPeopleAlone() {
        return !status.isEnd()
                && steps.stream().anyMatch(step -> step.status().awaitsPeople())
                && steps.stream()
                        .allMatch(step -> step.status().isEnd()
                                || step.status().awaitsPeople()
                                || step.status().equals(PublishStatus.NOT_STARTED));
    }
}
