package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.BuildUpload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the store already has with the version and build number of the binary. Apple takes each such pair once. A
 * reservation that was never committed is no build: it is noted, and given up only if it stands in the way.
 */
final class ExistingBuild {

    private static final String USED = "existing";
    private static final String LEFTOVERS = "leftovers";

    private final Delivery delivery;

    ExistingBuild(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Whether nothing is sent, because the step goes on with what is there. */
    boolean isUsed() {
        return delivery.context().noted(USED).isPresent();
    }

    /** The reservations that others have left, by id, as they were before the step made its own. */
    List<String> leftovers() {
        return delivery.context().noted(LEFTOVERS).filter(ids -> !ids.isEmpty()).stream()
                .flatMap(ids -> List.of(ids.split(",")).stream())
                .toList();
    }

    /** Looks, and decides by the setting; empty where the step can go on. */
    Optional<Outcome> look() throws StoreException {
        Binary binary = delivery.binary();
        String platform = binary.platform().name();
        List<Build> builds =
                delivery.store().builds().find(delivery.appId(), binary.version(), binary.build(), platform);
        if (!builds.isEmpty()) {
            return decide(builds.get(0));
        }
        List<BuildUpload> uploads =
                delivery.store().buildUploads().find(delivery.appId(), binary.version(), binary.build(), platform);
        Optional<BuildUpload> committed = uploads.stream()
                .filter(upload -> upload.state().equals(BuildUpload.PROCESSING)
                        || upload.state().equals(BuildUpload.COMPLETE))
                .findFirst();
        if (committed.isPresent()) {
            return decide(committed.get());
        }
        delivery.context()
                .note(
                        LEFTOVERS,
                        uploads.stream()
                                .filter(upload -> upload.state().equals(BuildUpload.AWAITING_UPLOAD))
                                .map(BuildUpload::id)
                                .collect(Collectors.joining(",")));
        return Optional.empty();
    }

    private Optional<Outcome> decide(Build build) {
        switch (delivery.options().ifExists()) {
            case FAIL -> {
                return duplicate("is in TestFlight already (" + build.processingState() + ")");
            }
            case SKIP -> {
                delivery.build(build.id());
                delivery.context().say("existing", delivery.name() + " is in TestFlight already; nothing is sent.");
                return Optional.of(DeliveryOutputs.skipped(delivery, build));
            }
            default -> {
                return reuse(build);
            }
        }
    }

    private Optional<Outcome> reuse(Build build) {
        if (build.isBroken() || build.expired()) {
            return Delivery.refused(
                    "app-store.existing-build-unusable",
                    delivery.name() + " is in TestFlight already, but cannot be used: it is "
                            + (build.expired() ? "expired" : build.processingState()) + ".",
                    "build " + build.id(),
                    "Apple takes each version and build number once. Raise CFBundleVersion and build the app anew.");
        }
        delivery.build(build.id());
        use(delivery.name() + " is in TestFlight already; the build there is used, and nothing is uploaded.");
        return Optional.empty();
    }

    private Optional<Outcome> decide(BuildUpload upload) {
        switch (delivery.options().ifExists()) {
            case FAIL -> {
                return duplicate("has been uploaded already (upload " + upload.state() + ")");
            }
            case SKIP -> {
                delivery.context().say("existing", delivery.name() + " has been uploaded already; nothing is sent.");
                return Optional.of(DeliveryOutputs.skipped(delivery, upload));
            }
            default -> {
                delivery.context().note(Reservation.UPLOAD, upload.id());
                use(delivery.name() + " has been uploaded already; the step goes on with that upload.");
                return Optional.empty();
            }
        }
    }

    private void use(String line) {
        delivery.context().note(USED, "yes");
        delivery.context().say("existing", line);
    }

    private Optional<Outcome> duplicate(String how) {
        return Delivery.refused(
                "app-store.duplicate-build",
                delivery.name() + " " + how + ".",
                null,
                "Apple takes each version and build number once. Raise CFBundleVersion and build the app anew; or set '"
                        + DeliveryOptions.IF_EXISTS + ": reuse' to go on with the build that is there.");
    }
}
