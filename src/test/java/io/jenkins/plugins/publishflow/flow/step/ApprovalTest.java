package io.jenkins.plugins.publishflow.flow.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Decision.Answer;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ApprovalTest {

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    private final List<Gate> gates = new ArrayList<>();
    private SandboxTrial trial;

    @BeforeEach
    void prepare() throws Exception {
        trial = new SandboxTrial(sandbox, folder);
    }

    @Test
    void goesOnWhenEverybodyRequiredHasApproved() throws Exception {
        answers(yes("anna", "tested"), yes("ben", ""));
        Map<String, String> outputs =
                trial.run("- approval: {approvers: [anna, ben]}").outputs();
        assertEquals(Map.of("approvedBy", "anna, ben", "reasons", "anna: tested"), outputs);
        assertEquals(2, gates.get(0).minimum());
        assertEquals(List.of("tested", ""), trial.activities(Action.APPROVAL_GIVEN));
    }

    @Test
    void asksForTheReleaseWhereNobodyWroteAQuestion() throws Exception {
        answers(yes("anna", ""));
        trial.run("- approval").outputs();
        assertEquals("Shall the release of Sample 1.1 (42) go on?", gates.get(0).question());
        assertTrue(gates.get(0).openToAnybody());
        assertEquals(1, gates.get(0).minimum());
    }

    @Test
    void putsTheQuestionOfTheFlowToThePeopleOfTheFlow() throws Exception {
        answers(yes("carl", ""), yes("anna", ""));
        trial.run("- approval: {approvers: anna, optionalApprovers: [ben, carl], minimum: 2, message: 'Go live?'}")
                .outputs();
        Gate gate = gates.get(0);
        assertEquals("Go live?", gate.question());
        assertEquals(List.of("anna"), gate.required());
        assertEquals(List.of("ben", "carl"), gate.optional());
        assertEquals(2, gate.minimum());
        assertEquals(gate.opened().plus(Duration.ofDays(10)), gate.ends());
    }

    @Test
    void saysWhoRefusedAndWhy() throws Exception {
        answers(yes("anna", ""), no("ben", "Crashes on iPad."));
        Problem problem = trial.run("- approval: {approvers: [anna, ben]}").problem();
        assertEquals(Problem.Kind.DECLINED, problem.kind());
        assertEquals("The release was not approved. Refused by ben (Crashes on iPad.).", problem.what());
        assertEquals(List.of("Crashes on iPad."), trial.activities(Action.APPROVAL_REFUSED));
    }

    @Test
    void saysWhoDidNotAnswerInTime() throws Exception {
        answers(yes("anna", ""));
        Problem problem =
                trial.run("- approval: {approvers: [anna, ben], timeout: 3d}").problem();
        assertEquals(Problem.Kind.TIMED_OUT, problem.kind());
        assertTrue(problem.what().contains("1 of 2 approvals"), problem.what());
        assertTrue(problem.what().contains("No answer from ben"), problem.what());
        assertEquals(1, trial.activities(Action.APPROVAL_TIMED_OUT).size());
        assertEquals(
                gates.get(0).opened().plus(Duration.ofDays(3)), sandbox.clock().instant());
    }

    @Test
    void asksEverybodyAnewWhenItIsStartedAgain() throws Exception {
        answers(yes("anna", ""), no("ben", "not yet"), yes("anna", ""), yes("ben", ""));
        trial.run("- approval: {approvers: [anna, ben]}").problem();
        assertEquals("anna, ben", trial.restart().outputs().get("approvedBy"));
        assertEquals(2, gates.stream().map(Gate::id).distinct().count());
    }

    @Test
    void findsGatesThatNobodyCanPass() {
        assertEquals(List.of(), check(Map.of()));
        assertEquals(List.of(), check(Map.of("minimum", 3L)));
        assertEquals(List.of(), check(Map.of("approvers", List.of("a", "b"), "optionalApprovers", "c", "minimum", 3L)));
        assertEquals("minimum", check(Map.of("minimum", 0L)).get(0).setting());
        assertEquals("minimum", check(Map.of("minimum", -5_000_000_000L)).get(0).setting());
        assertEquals(
                "minimum", check(Map.of("approvers", "a", "minimum", 2L)).get(0).setting());
        assertEquals(
                "minimum",
                check(Map.of("approvers", "a", "minimum", 5_000_000_000L))
                        .get(0)
                        .setting());
        assertEquals(
                "approvers",
                check(Map.of("approvers", List.of("a", "A "))).get(0).setting());
        assertEquals("approvers", check(Map.of("approvers", " ")).get(0).setting());
    }

    private static List<Finding> check(Map<String, Object> settings) {
        return new Approval().check(new StepSettings(settings), Optional.empty());
    }

    /** People answer in that order, one each time the question is put; then nobody. */
    private void answers(Decision... decisions) {
        List<Decision> left = new ArrayList<>(List.of(decisions));
        trial.people((question, now) -> {
            noteGate(question);
            return left.isEmpty() ? List.of() : List.of(at(left.remove(0), now));
        });
    }

    private void noteGate(Next.AskPeople question) {
        gates.add(question.gate().gate());
    }

    private static Decision at(Decision decision, Instant now) {
        return new Decision(decision.person(), decision.answer(), decision.reason(), now, decision.way());
    }

    private static Decision yes(String person, String reason) {
        return new Decision(person, Answer.APPROVED, reason, Instant.EPOCH, Decision.Way.TERMINAL);
    }

    private static Decision no(String person, String reason) {
        return new Decision(person, Answer.REFUSED, reason, Instant.EPOCH, Decision.Way.TERMINAL);
    }
}
