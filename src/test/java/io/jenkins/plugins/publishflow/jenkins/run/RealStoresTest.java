package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.publishflow.jenkins.StandInStore;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class RealStoresTest {

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void aKeyThatWasReplacedOrTakenAwayCountsForReleasesUnderWay() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
        try (StandInStore store = StandInStore.start();
                RealStores stores = new RealStores(build, Map.of("app-store", StandInStore.KEY), now::get)) {
            store.connect();
            AppStoreConnect first = stores.appStore();

            now.updateAndGet(time -> time.plus(Duration.ofMinutes(9)));
            assertSame(first, stores.appStore(), "not looked up at every call");

            now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
            assertNotSame(first, stores.appStore());

            SomeKeys.clearSystem();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(11)));
            StoreException gone = assertThrows(StoreException.class, stores::appStore);
            assertEquals("jenkins.no-credentials", gone.problem().code());
        }
    }

    @Test
    void aReleaseWithoutAKeyIsToldHowToNameOne() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        try (RealStores stores = new RealStores(build, Map.of(), Instant::now)) {
            StoreException none = assertThrows(StoreException.class, stores::appStore);
            assertEquals("jenkins.no-key", none.problem().code());
        }
    }
}
