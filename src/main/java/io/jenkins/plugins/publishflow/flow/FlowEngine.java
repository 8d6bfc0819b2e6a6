package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.activity.ActivityLog;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes one flow run from one saved state to the next, a short call at a time. Never waits: the driver does, as
 * {@link Next} says. A run that was cut off at any moment goes on with a new engine over what was saved last.
 *
 * <p>Each change goes first to the saved run, then to the activity log, then to the listener. Activities wait in the
 * saved run until the log has them, so that a crash in between neither loses nor repeats one.
 *
 * <p>Thread-safe: one call at a time, the others wait. Calls last as long as the few requests that a step makes.
 */
public final class FlowEngine {

    private static final System.Logger LOGGER = System.getLogger(FlowEngine.class.getName());

    private final FlowRun run;
    private final Function<String, Optional<StepType>> types;
    private final Stores stores;
    private final RunBook book;
    private final Clock clock;
    private final Conditions conditions;
    private final StepTransitions transitions;

    /**
     * @param run a new run, or one as it was saved
     * @param types the step type of a name
     * @param stores connectors with the keys of this run
     * @param clock the time by which the run lives; in a rehearsal the sandbox lives by the same
     */
    public FlowEngine(
            FlowRun run,
            Function<String, Optional<StepType>> types,
            Stores stores,
            FlowRunStore store,
            ActivityLog log,
            FlowListener listener,
            Clock clock) {
        this.run = run;
        this.types = types;
        this.stores = stores;
        this.clock = clock;
        this.book = new RunBook(run, store, log, listener, clock);
        this.transitions = new StepTransitions(run, book, clock);
        this.conditions = new Conditions(run);
    }

    /**
     * Calls the current step once, if there is anything to do for it now, and saves what came of it.
     *
     * @throws FlowStateException where the run could not be saved; nothing was sent that will not be looked for
     */
    public synchronized Next advance() {
        book.catchUp();
        if (run.state != FlowRun.State.RUNNING) {
            return new Next.Ended(run.state);
        }
        if (run.started == null) {
            begin();
        }
        Optional<StepRun> current = run.current();
        if (current.isEmpty()) {
            return end();
        }
        StepRun step = current.get();
        if (step.status == StepRun.Status.PENDING && !start(step)) {
            return new Next.Again();
        }
        if (step.status == StepRun.Status.ASKING && isOpen(step)) {
            return new Next.AskPeople(
                    step.gate, StepTransitions.earlier(step.gate.gate().ends(), step.deadline));
        }
        if (step.status == StepRun.Status.WAITING
                && now().isBefore(StepTransitions.earlier(step.notBefore, step.deadline))) {
            return new Next.WaitUntil(StepTransitions.earlier(step.notBefore, step.deadline), step.waitingFor);
        }
        return call(step);
    }

    /**
     * Takes somebody's answer at the gate that is open.
     *
     * @param gate id of the gate that was answered; an answer to one question never counts for the next
     * @return where the gate stands now
     * @throws DecisionException where the answer does not count, and why
     * @throws IllegalStateException where that gate is not open
     * @throws FlowStateException where it could not be saved; it counts, and the next call saves it
     */
    public synchronized GateState decide(String gate, Decision answer) throws DecisionException {
        StepRun step = run.current()
                .filter(candidate -> candidate.status == StepRun.Status.ASKING)
                .filter(candidate -> candidate.gate.gate().id().equals(gate))
                .orElseThrow(() -> new IllegalStateException("This question is not open any more."));
        step.gate = step.gate.decide(answer);
        Decision decision = step.gate.decisions().get(step.gate.decisions().size() - 1);
        boolean approved = decision.answer() == Decision.Answer.APPROVED;
        book.record(
                step,
                "decision:" + step.gate.gate().id() + ":" + decision.person(),
                approved ? Action.APPROVAL_GIVEN : Action.APPROVAL_REFUSED,
                decision.reason(),
                decision.by());
        save();
        return step.gate;
    }

    /** The bytes of the ticket are sent, and the store answered nothing that the run needs. */
    public synchronized void uploaded() {
        uploaded("");
    }

    /**
     * The bytes of the ticket are sent.
     *
     * @param answer what the store answered to them, where the ticket wants that kept; empty otherwise
     */
    public synchronized void uploaded(String answer) {
        run.current().filter(step -> step.status == StepRun.Status.UPLOADING).ifPresent(step -> {
            step.uploaded = true;
            step.uploadAnswer = answer.isEmpty() ? null : answer;
            step.status = StepRun.Status.RUNNING;
            step.failures = 0;
            step.failingSince = null;
            save();
        });
    }

    /** The bytes of the ticket could not be sent: the step is called again for a new one, or fails. */
    public synchronized void uploadFailed(StoreException failure) {
        run.current().filter(step -> step.status == StepRun.Status.UPLOADING).ifPresent(step -> {
            if (failure.isTransient()) {
                transitions.later(step, failure);
            } else {
                transitions.fail(step, failure.problem());
            }
        });
    }

    /**
     * The machine that has the binary is away, so the bytes of the ticket could not be sent: the step is called again for
     * a new one, for as long as it may take.
     */
    public synchronized void binaryAway(Problem problem) {
        run.current()
                .filter(step -> step.status == StepRun.Status.UPLOADING)
                .ifPresent(step -> transitions.away(step, problem));
    }

    /** What the current step waits for may be there: it is called again at once. */
    public synchronized void tryNow() {
        run.current().filter(step -> step.status == StepRun.Status.WAITING).ifPresent(step -> {
            step.notBefore = now();
            save();
        });
    }

    /**
     * Ends the run at once, at the wish of a person. What is at the store stays there; {@link #restart} goes on.
     *
     * @param actor who stopped it
     * @param what one sentence that says what was stopped and what is at the store
     */
    public synchronized void stop(String actor, String what) {
        if (run.state != FlowRun.State.RUNNING) {
            return;
        }
        run.problem = new Problem(
                Problem.Kind.STOPPED,
                "flow.stopped",
                what,
                run.current().map(StepRun::id).map(id -> "step " + id).orElse(null),
                "Start it again to go on where it stopped; what was sent to the store stays there.");
        run.state = FlowRun.State.STOPPED;
        run.ended = now();
        book.record("stopped:" + run.restarts, Action.PUBLISHING_STOPPED, what, actor);
        save();
    }

    /**
     * Lets a run that failed or was stopped go on at the first step that has not succeeded. Gates are asked anew; what
     * earlier tries have left at the store is known and not sent again.
     *
     * @param actor who wants it
     */
    public synchronized void restart(String actor) {
        if (run.state != FlowRun.State.FAILED && run.state != FlowRun.State.STOPPED) {
            return;
        }
        boolean before = true;
        for (StepRun step : run.steps) {
            before = before && (step.status == StepRun.Status.DONE || step.status == StepRun.Status.SKIPPED);
            if (!before) {
                step.reset();
            }
        }
        run.state = FlowRun.State.RUNNING;
        run.problem = null;
        run.ended = null;
        run.restarts++;
        book.record("restarted:" + run.restarts, Action.PUBLISHING_RESTARTED, "", actor);
        save();
    }

    private void begin() {
        run.started = now();
        String actor = run.origin.actor();
        book.record("started", Action.PUBLISHING_STARTED, run.flow.name(), actor);
        run.binary()
                .ifPresent(binary -> book.record(
                        "candidate", Action.MARKED_AS_RELEASE_CANDIDATE, "SHA-256 " + binary.sha256(), actor));
        save();
    }

    private Next end() {
        boolean failed = run.problem != null;
        run.state = failed ? FlowRun.State.FAILED : FlowRun.State.SUCCEEDED;
        run.ended = now();
        book.record(
                "ended:" + run.restarts,
                failed ? Action.PUBLISHING_FAILED : Action.PUBLISHING_SUCCESS,
                failed ? run.problem.what() : "",
                ActivityEntries.SELF);
        save();
        return new Next.Ended(run.state);
    }

    /** @return false where the step is skipped */
    private boolean start(StepRun step) {
        Flow.Step definition = run.definition(step);
        step.started = now();
        Optional<String> reason = conditions.reasonToSkip(definition);
        if (reason.isPresent()) {
            step.status = StepRun.Status.SKIPPED;
            step.finished = now();
            book.record(step, "skipped:" + run.restarts, Action.PUBLISH_STEP_SKIPPED, reason.get());
            book.say(step, "skipped:" + run.restarts, "Skipped. " + reason.get());
        } else {
            step.status = StepRun.Status.RUNNING;
            step.deadline = now().plus(definition.timeout());
            book.record(step, "started:" + run.restarts, Action.PUBLISH_STEP_STARTED, definition.name());
        }
        save();
        return reason.isEmpty();
    }

    private Next call(StepRun step) {
        Flow.Step definition = run.definition(step);
        RunningStep context = new RunningStep(this, book, run, step);
        step.status = StepRun.Status.RUNNING;
        step.waitingFor = null;
        step.notBefore = null;
        try {
            StepType type = types.apply(definition.type())
                    .orElseThrow(() -> new StoreException(Problems.unknownStep(definition.type())));
            Outcome outcome = type.create(definition.settings()).advance(context);
            if (!(outcome instanceof Outcome.Upload)) {
                // A ticket is no success yet: tries that fail at its bytes have longer and longer pauses, too.
                step.failures = 0;
                step.failingSince = null;
            }
            run.storeAnswered |= context.storeUsed();
            return transitions.apply(step, outcome);
        } catch (StoreException e) {
            return e.isTransient() ? transitions.later(step, e) : transitions.fail(step, e.problem());
        } catch (FlowStateException e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.log(Level.ERROR, "Step " + step.id + " of flow run " + run.id + " broke", e);
            return transitions.fail(step, Problems.defect(step.id, e));
        }
    }

    private boolean isOpen(StepRun step) {
        return step.gate.verdict(now()) == GateState.Verdict.WAITING && now().isBefore(step.deadline);
    }

    Instant now() {
        return clock.instant();
    }

    Stores stores() {
        return stores;
    }

    private void save() {
        book.save();
    }
}
