package io.jenkins.plugins.publishflow.flow.step;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks people whether the release goes on. The answers are collected by the gate; how the question reaches people is for
 * the drivers. Outputs: {@code approvedBy}, the names in the order of their answers, and {@code reasons} where any were
 * given.
 */
public final class Approval implements StepType {

    private static final String APPROVERS = "approvers";
    private static final String OPTIONAL = "optionalApprovers";
    private static final String MINIMUM = "minimum";
    private static final String MESSAGE = "message";

    private final Duration usualTimeout;

    /** Gives people ten days where the flow does not say how long. */
    public Approval() {
        this(Duration.ofDays(10));
    }

    /** @param usualTimeout how long people have where the flow does not say it */
    public Approval(Duration usualTimeout) {
        this.usualTimeout = usualTimeout;
    }

    @Override
    public String name() {
        return "approval";
    }

    @Override
    public String displayName() {
        return "Get Approval";
    }

    @Override
    public String summary() {
        return "Asks people, and goes on when enough of them have approved.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        APPROVERS,
                        Setting.Type.LIST,
                        null,
                        "The people who all have to approve: Jenkins user ids, Jenkins groups for which one member answers, or mail"
                                + " addresses. One refusal among them"
                                + " ends the flow. Where neither these nor optionalApprovers are given, anybody who may"
                                + " answer can decide."),
                Setting.optional(
                        OPTIONAL,
                        Setting.Type.LIST,
                        null,
                        "Further people who may approve. Their refusals end the flow only when the minimum can no longer"
                                + " be reached."),
                Setting.optional(
                        MINIMUM,
                        Setting.Type.INTEGER,
                        null,
                        "How many approvals it takes in all. Without it: one from each of the approvers, and at least"
                                + " one. It cannot be more than there are people."),
                Setting.optional(
                        MESSAGE,
                        Setting.Type.TEXT,
                        null,
                        "The question that people read. Without it, they are asked whether the app goes on with its"
                                + " version and build number."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                new Output("approvedBy", "Who has approved, in the order of their answers, with commas between them."),
                new Output("reasons", "What they said with it; missing where nobody said anything."));
    }

    @Override
    public Duration defaultTimeout() {
        return usualTimeout;
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        List<String> required = people(settings, APPROVERS);
        List<String> optional = people(settings, OPTIONAL);
        List<Finding> findings = new ArrayList<>();
        String named = required.isEmpty() ? OPTIONAL : APPROVERS;
        Gate.problems(required, optional).forEach(problem -> findings.add(new Finding(named, problem)));
        Gate.problem(minimum(settings), required, optional)
                .ifPresent(problem -> findings.add(new Finding(MINIMUM, problem)));
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> {
            Optional<GateState> asked = context.gate();
            return asked.isPresent() ? follow(context, asked.get()) : new Outcome.Ask(gate(context, settings));
        };
    }

    private static Gate gate(StepContext context, StepSettings settings) {
        String question = settings.text(MESSAGE).orElseGet(() -> question(context));
        return gate(context.gateId(), question, settings, context.now(), context.deadline());
    }

    /** The gate of a step with these settings; for drivers that look ahead, too. */
    public static Gate gate(String id, String question, StepSettings settings, Instant opened, Instant ends) {
        return new Gate(
                id, question, people(settings, APPROVERS), people(settings, OPTIONAL), minimum(settings), opened, ends);
    }

    private static String question(StepContext context) {
        if (!context.hasBinary()) {
            return "Shall the release go on?";
        }
        Binary binary = context.binary();
        return "Shall the release of " + binary.displayName() + " " + binary.version() + " (" + binary.build()
                + ") go on?";
    }

    private static List<String> people(StepSettings settings, String name) {
        return settings.list(name).stream().map(String::strip).toList();
    }

    private static int minimum(StepSettings settings) {
        long everyRequired = Math.max(1, people(settings, APPROVERS).size());
        return (int)
                Math.min(Integer.MAX_VALUE, Math.max(0, settings.number(MINIMUM).orElse(everyRequired)));
    }

    private static Outcome follow(StepContext context, GateState state) {
        return switch (state.verdict(context.now())) {
            case WAITING -> new Outcome.Ask(state.gate());
            case APPROVED -> new Outcome.Done(outputs(state));
            case REFUSED -> new Outcome.Failed(declined(state));
            case TIMED_OUT -> new Outcome.Failed(timedOut(state));
        };
    }

    private static Map<String, String> outputs(GateState state) {
        Map<String, String> outputs = new TreeMap<>();
        outputs.put(
                "approvedBy",
                of(state, Decision.Answer.APPROVED).stream()
                        .map(Decision::person)
                        .collect(Collectors.joining(", ")));
        String reasons = of(state, Decision.Answer.APPROVED).stream()
                .filter(decision -> !decision.reason().isBlank())
                .map(decision -> decision.by() + ": " + decision.reason())
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            outputs.put("reasons", reasons);
        }
        return outputs;
    }

    private static Problem declined(GateState state) {
        String refusals = of(state, Decision.Answer.REFUSED).stream()
                .map(decision -> decision.by() + " (" + decision.reason() + ")")
                .collect(Collectors.joining(", "));
        return new Problem(
                Problem.Kind.DECLINED,
                "approval.declined",
                "The release was not approved. Refused by " + refusals + ".",
                null,
                "Settle it with them. Then start the run again, which asks everybody anew, or release another build.");
    }

    private static Problem timedOut(GateState state) {
        List<String> silent = state.unanswered();
        return new Problem(
                Problem.Kind.TIMED_OUT,
                "approval.timed-out",
                "The release was not approved in time: " + state.approvals() + " of "
                        + state.gate().minimum()
                        + " approvals by " + state.gate().ends().truncatedTo(ChronoUnit.SECONDS) + "."
                        + (silent.isEmpty() ? "" : " No answer from " + String.join(", ", silent) + "."),
                null,
                "Start the run again to ask everybody anew. A longer time is set by 'timeout' on the step.");
    }

    private static List<Decision> of(GateState state, Decision.Answer answer) {
        return state.decisions().stream()
                .filter(decision -> decision.answer() == answer)
                .toList();
    }
}
