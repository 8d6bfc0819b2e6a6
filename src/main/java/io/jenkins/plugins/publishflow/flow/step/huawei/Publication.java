package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One package on its way to AppGallery: what the phases share during one call. Holds nothing that is not in the run. */
record Publication(StepContext context, PublicationOptions options, HuaweiTarget target) {

    static final String PACKAGE = "package";

    AppGallery store() throws StoreException {
        return target.store();
    }

    Binary binary() {
        return context.binary();
    }

    String name() {
        return HuaweiTarget.name(binary());
    }

    String appId() throws StoreException {
        return target.appId(binary().identifier());
    }

    ReleaseType releaseType() {
        return options.percent() == null ? ReleaseType.FULL : ReleaseType.PHASED;
    }

    AppInfo info() throws StoreException {
        return store().apps().info(appId(), releaseType());
    }

    /** The ids of our package; empty before it has been added. */
    List<String> packageIds() {
        return ids(PACKAGE);
    }

    List<String> ids(String key) {
        return context.noted(key).filter(ids -> !ids.isEmpty()).stream()
                .flatMap(ids -> Arrays.stream(ids.split(",")))
                .toList();
    }

    boolean isThrough(String phase) {
        return context.noted("through:" + phase).isPresent();
    }

    /** Notes that a phase is through; returns what a phase returns then. */
    <T> Optional<T> through(String phase) {
        context.note("through:" + phase, "yes");
        return Optional.empty();
    }

    /** Whether the store has our version: under review, approved, or with users already. */
    boolean isSubmitted(AppInfo info) {
        if (info.state().isUnderReview() || info.state().isApproved()) {
            return true;
        }
        boolean phased = info.phasedRelease() != null
                && options.percent() != null
                && context.noted(Preflight.OLD_ROLLOUT).isEmpty()
                && binary().build().equals(info.versionCode());
        return info.state().isLive() && (phased || binary().build().equals(info.onShelfVersionCode()));
    }
}
