package io.jenkins.plugins.publishflow.jenkins;

import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in the place of App Store Connect for releases that are no rehearsals: with a key, over the network, from
 * agents too. Outlives the Jenkins of a test.
 */
public final class StandInStore implements Closeable {

    /** Id of the credentials that open it. */
    public static final String KEY = "asc";

    /** The address to which the bytes of a binary go. */
    private static final String BYTES = "/storage/**";

    /** Real releases wait in real time: what was uploaded is there at once. */
    private static final Timing WITHOUT_PROCESSING = new Timing(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Timing.USUAL.uploadUrls(),
            Timing.USUAL.encryptionReview(),
            Timing.USUAL.betaReviewQueue(),
            Timing.USUAL.betaReview(),
            Timing.USUAL.betaDistribution(),
            Timing.USUAL.submissionLag(),
            Timing.USUAL.reviewQueue(),
            Timing.USUAL.review(),
            Timing.USUAL.canceling(),
            Timing.USUAL.distribution(),
            Timing.USUAL.buildLife());

    private final Sandbox sandbox;

    private StandInStore(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static StandInStore start() throws IOException {
        return start(SandboxOptions.USUAL.appStore(AppStoreSettings.USUAL.timing(WITHOUT_PROCESSING)));
    }

    public static StandInStore start(SandboxOptions options) throws IOException {
        return new StandInStore(Sandbox.start(options));
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** Makes this Jenkins go to it. */
    public void connect() throws IOException {
        SomeKeys.clearSystem();
        SomeKeys.addToSystem(SomeKeys.of(KEY, sandbox.teamKey()));
        PublishFlowConfiguration.get().setAppStoreUrl(sandbox.baseUrl().toString());
    }

    /** The bytes of the next upload are not answered, so that it lasts until it is cut off. */
    public void holdNextUpload() {
        sandbox.faults().add(Fault.delay(Duration.ofHours(1).toMillis()).on("PUT", BYTES));
    }

    /** Whether the upload that is held has come. */
    public boolean isHolding() {
        return sandbox.faults().pending().isEmpty();
    }

    /** The states of all build uploads that were begun. */
    public List<String> uploads() {
        List<String> states = new ArrayList<>();
        sandbox.state().path("buildUploads").forEach(upload -> states.add(upload.toString()));
        return states;
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
