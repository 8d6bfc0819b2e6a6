package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseKeyTest {

    @Test
    void flowsOfOneProfileInAppcircleAreOneAfterTheOther() {
        assertEquals(key("1", "appcirclePublishFlow", "Shop"), key("2", "appcirclePublishFlow", "Shop"));
        assertNotEquals(key("1", "appcirclePublishFlow", "Shop"), key("2", "appcirclePublishFlow", "Game"));
    }

    @Test
    void whatReleasesNothingIsInNobodysWay() {
        assertNotEquals(key("1", "approval", "Shop"), key("2", "approval", "Shop"));
    }

    private static String key(String run, String step, String profile) {
        Flow.Step only = new Flow.Step(
                "step", step, step, null, Duration.ofDays(1), new StepSettings(Map.of("profile", profile)));
        return ReleaseKey.of(new FlowRun(
                run, new Flow("flow", List.of(only)), null, Map.of(), false, new FlowRun.Origin("anna", "job", 1)));
    }
}
