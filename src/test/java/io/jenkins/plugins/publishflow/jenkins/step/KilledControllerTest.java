package io.jenkins.plugins.publishflow.jenkins.step;

import io.jenkins.plugins.publishflow.jenkins.Rehearsals;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import io.jenkins.plugins.publishflow.jenkins.WaitingReleases;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Releases go on where they waited when the controller was killed without a word. */
class KilledControllerTest {

    @RegisterExtension
    final RealJenkinsExtension controller = new RealJenkinsExtension().javaOptions("-D" + WaitingReleases.SPEED + "=1");

    @Test
    void everyWayOfWaitingOutlivesAKill() throws Throwable {
        try (StandInStore store = StandInStore.start()) {
            String address = store.sandbox().baseUrl().toString();
            String key = store.sandbox().teamKey().pem();
            String keyId = store.sandbox().teamKey().keyId();
            String issuerId = store.sandbox().teamKey().issuerId();
            store.holdNextUpload();
            controller.startJenkins();
            controller.runRemotely(jenkins -> {
                SomeKeys.addToSystem(SomeKeys.of(StandInStore.KEY, key, keyId, issuerId));
                PublishFlowConfiguration.get().setAppStoreUrl(address);
                WaitingReleases.begin(jenkins);
            });
            Rehearsals.until("bytes on their way", store::isHolding);

            controller.stopJenkinsForcibly();

            controller.javaOptions("-D" + WaitingReleases.SPEED + "=7200");
            controller.startJenkins();
            controller.runRemotely(WaitingReleases::end);
        }
    }
}
