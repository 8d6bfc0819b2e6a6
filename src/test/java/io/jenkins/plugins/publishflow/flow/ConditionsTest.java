package io.jenkins.plugins.publishflow.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.flow.Flow.After;
import io.jenkins.plugins.publishflow.flow.Flow.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    /** The flow declares CHANNEL=alpha and NOTHING='', and the run gives CHANNEL=beta. */
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', nullValues = "runs", textBlock = """
            CHANNEL | beta       | runs
            CHANNEL | alpha,beta | runs
            CHANNEL | *          | runs
            CHANNEL | alpha      | Variable CHANNEL is 'beta', not alpha.
            NOTHING | *          | Variable NOTHING has no value.
            NOTHING | beta,*     | Variable NOTHING has no value.
            NOTHING | ''         | runs
            UNKNOWN | ''         | runs
            UNKNOWN | *          | Variable UNKNOWN has no value.
            UNKNOWN | a,b        | Variable UNKNOWN is '', not a or b.
            """)
    void comparesVariables(String name, String allowed, String reason) {
        Condition when = new Condition(After.SUCCESS, Map.of(name, List.of(allowed.split(","))), Map.of());
        Flow.Step step = new Flow.Step("a", "a", "a", when, Duration.ofHours(1), new StepSettings(Map.of()));
        Flow flow = new Flow("test", Map.of("CHANNEL", "alpha", "NOTHING", ""), List.of(step));
        FlowRun run = new FlowRun(
                "run-1", flow, null, Map.of("CHANNEL", "beta"), true, new FlowRun.Origin("anna", null, null));
        assertEquals(Optional.ofNullable(reason), new Conditions(run).reasonToSkip(step));
    }
}
