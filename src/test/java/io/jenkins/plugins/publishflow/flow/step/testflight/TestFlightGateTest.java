package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.flow.step.testflight.TestFlightGate.Side;
import io.jenkins.plugins.publishflow.flow.step.testflight.TestFlightGate.Standing;
import io.jenkins.plugins.publishflow.store.appstore.BetaDetail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFlightGateTest {

    @ParameterizedTest
    @CsvSource({
        "IN_BETA_TESTING, PASSED, PASSED",
        "READY_FOR_BETA_TESTING, WAITING, PASSED",
        "BETA_APPROVED, WAITING, PASSED",
        "PROCESSING, WAITING, WAITING",
        "IN_EXPORT_COMPLIANCE_REVIEW, WAITING, WAITING",
        "WAITING_FOR_BETA_REVIEW, WAITING, WAITING",
        "IN_BETA_REVIEW, WAITING, WAITING",
        "MISSING_EXPORT_COMPLIANCE, BLOCKED, BLOCKED",
        "READY_FOR_BETA_SUBMISSION, BLOCKED, BLOCKED",
        "PROCESSING_EXCEPTION, REFUSED, REFUSED",
        "EXPIRED, REFUSED, REFUSED",
        "BETA_REJECTED, REFUSED, REFUSED",
        "NOT_APPLICABLE, REFUSED, REFUSED",
        "IN_ORBIT, UNKNOWN, UNKNOWN",
        "'', UNKNOWN, UNKNOWN",
    })
    void judgesEachState(String state, Standing strict, Standing withReady) {
        BetaDetail beta = new BetaDetail("d", state, "PROCESSING", false);
        assertEquals(
                strict, new TestFlightGate(Side.INTERNAL, false).judge(beta).standing());
        assertEquals(
                withReady, new TestFlightGate(Side.INTERNAL, true).judge(beta).standing());
        beta = new BetaDetail("d", "PROCESSING", state, false);
        assertEquals(
                strict, new TestFlightGate(Side.EXTERNAL, false).judge(beta).standing());
    }

    @ParameterizedTest
    @CsvSource({
        "IN_BETA_TESTING, IN_BETA_TESTING, PASSED, PASSED",
        "IN_BETA_TESTING, WAITING_FOR_BETA_REVIEW, PASSED, WAITING",
        "IN_BETA_TESTING, READY_FOR_BETA_SUBMISSION, PASSED, BLOCKED",
        "IN_BETA_TESTING, BETA_REJECTED, PASSED, REFUSED",
        "IN_BETA_TESTING, NOT_APPLICABLE, PASSED, REFUSED",
        "READY_FOR_BETA_TESTING, BETA_REJECTED, WAITING, REFUSED",
        "PROCESSING, READY_FOR_BETA_SUBMISSION, WAITING, BLOCKED",
        "MISSING_EXPORT_COMPLIANCE, MISSING_EXPORT_COMPLIANCE, BLOCKED, BLOCKED",
        "MISSING_EXPORT_COMPLIANCE, BETA_REJECTED, BLOCKED, REFUSED",
        "IN_ORBIT, IN_BETA_TESTING, PASSED, UNKNOWN",
        "IN_ORBIT, BETA_REJECTED, UNKNOWN, REFUSED",
        "EXPIRED, EXPIRED, REFUSED, REFUSED",
    })
    void combinesTheSides(String internal, String external, Standing either, Standing both) {
        BetaDetail beta = new BetaDetail("d", internal, external, false);
        assertEquals(either, new TestFlightGate(Side.EITHER, false).judge(beta).standing());
        assertEquals(both, new TestFlightGate(Side.BOTH, false).judge(beta).standing());
        BetaDetail swapped = new BetaDetail("d", external, internal, false);
        assertEquals(
                either, new TestFlightGate(Side.EITHER, false).judge(swapped).standing());
        assertEquals(both, new TestFlightGate(Side.BOTH, false).judge(swapped).standing());
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL, PROCESSING", "EXTERNAL, BETA_REJECTED", "EITHER, PROCESSING", "BOTH, BETA_REJECTED"})
    void namesTheStateThatDecided(Side side, String state) {
        BetaDetail beta = new BetaDetail("d", "PROCESSING", "BETA_REJECTED", false);
        assertEquals(state, new TestFlightGate(side, false).judge(beta).state());
    }
}
