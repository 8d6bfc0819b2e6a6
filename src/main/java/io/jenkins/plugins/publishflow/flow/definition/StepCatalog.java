package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.AppInformation;
import io.jenkins.plugins.publishflow.flow.step.Approval;
import io.jenkins.plugins.publishflow.flow.step.appcircle.AppcirclePublishFlow;
import io.jenkins.plugins.publishflow.flow.step.appcircle.UploadToAppcircle;
import io.jenkins.plugins.publishflow.flow.step.googleplay.DistributeToTrack;
import io.jenkins.plugins.publishflow.flow.step.googleplay.GooglePlayApproval;
import io.jenkins.plugins.publishflow.flow.step.googleplay.PublishToGooglePlay;
import io.jenkins.plugins.publishflow.flow.step.googleplay.Rollout;
import io.jenkins.plugins.publishflow.flow.step.googleplay.UpdateGooglePlayMetadata;
import io.jenkins.plugins.publishflow.flow.step.huawei.HuaweiReleaseStatus;
import io.jenkins.plugins.publishflow.flow.step.huawei.HuaweiRollout;
import io.jenkins.plugins.publishflow.flow.step.huawei.PublishToHuawei;
import io.jenkins.plugins.publishflow.flow.step.metadata.UpdateMetadata;
import io.jenkins.plugins.publishflow.flow.step.review.CancelSubmission;
import io.jenkins.plugins.publishflow.flow.step.review.ReleaseStatus;
import io.jenkins.plugins.publishflow.flow.step.review.ReleaseVersion;
import io.jenkins.plugins.publishflow.flow.step.review.SubmitForReview;
import io.jenkins.plugins.publishflow.flow.step.testflight.SendToTestFlight;
import io.jenkins.plugins.publishflow.flow.step.testflight.TestFlightApproval;
import io.jenkins.plugins.publishflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The step types that a flow can use, by name. The one list that the flow file's reader, the JSON schema, the
 * documentation and the engine take them from. Immutable, thread-safe.
 */
public final class StepCatalog {

    private final Map<String, StepType> types = new LinkedHashMap<>();

    /**
     * @param types in the order of the documentation
     * @throws IllegalArgumentException where two have one name
     */
    public StepCatalog(List<StepType> types) {
        for (StepType type : types) {
            if (this.types.putIfAbsent(type.name(), type) != null) {
                throw new IllegalArgumentException("two step types are named " + type.name());
            }
        }
    }

    /** All the types that the product has, in the order in which a release uses them. */
    public static StepCatalog standard() {
        return new StepCatalog(List.of(
                new AppInformation(),
                new Approval(),
                new SendToTestFlight(Clock.systemUTC()),
                new TestFlightApproval(),
                new UpdateMetadata(),
                new SubmitForReview(),
                new ReleaseStatus(),
                new ReleaseVersion(),
                new CancelSubmission(),
                new PublishToGooglePlay(),
                new GooglePlayApproval(),
                new DistributeToTrack(),
                new Rollout(),
                new UpdateGooglePlayMetadata(),
                new PublishToHuawei(),
                new HuaweiReleaseStatus(),
                new HuaweiRollout(),
                new UploadToAppcircle(),
                new AppcirclePublishFlow()));
    }

    /** The same types, but this one in the place of the one that has its name. */
    public StepCatalog with(StepType type) {
        return new StepCatalog(types.values().stream()
                .map(known -> known.name().equals(type.name()) ? type : known)
                .toList());
    }

    /** The types in the order of the documentation. */
    public List<StepType> types() {
        return List.copyOf(types.values());
    }

    /** The type of that name, or empty where there is none. */
    public Optional<StepType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** The stores that the steps of a flow go to, in the order of the steps. */
    public Set<Store> stores(Flow flow) {
        Set<Store> stores = new LinkedHashSet<>();
        flow.steps().forEach(step -> find(step.type()).flatMap(StepType::store).ifPresent(stores::add));
        return stores;
    }
}
