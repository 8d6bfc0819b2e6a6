package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Takes a step of a run from one state to the next, writes it down, and says what the driver does then. */
final class StepTransitions {

    private final FlowRun run;
    private final RunBook book;
    private final Clock clock;
    private final Patience patience = new Patience(RandomGenerator.getDefault());

    StepTransitions(FlowRun run, RunBook book, Clock clock) {
        this.run = run;
        this.book = book;
        this.clock = clock;
    }

    /** What an outcome of a call comes to. */
    Next apply(StepRun step, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            step.status = StepRun.Status.DONE;
            step.finished = clock.instant();
            step.outputs.putAll(done.outputs());
            book.record(step, "done:" + run.restarts, Action.PUBLISH_STEP_SUCCESS, "");
            book.save();
            return new Next.Again();
        }
        if (outcome instanceof Outcome.Failed failed) {
            return fail(step, failed.problem());
        }
        if (outcome instanceof Outcome.Upload upload) {
            step.status = StepRun.Status.UPLOADING;
            book.save();
            return new Next.Send(upload.ticket(), upload.attachment());
        }
        if (outcome instanceof Outcome.Ask ask) {
            return ask(step, ask);
        }
        return pause(step, (Outcome.Wait) outcome);
    }

    private Next ask(StepRun step, Outcome.Ask ask) {
        if (!clock.instant().isBefore(step.deadline)) {
            return fail(step, Problems.timedOut(run.definition(step), "an approval"));
        }
        if (step.gate == null || !step.gate.gate().id().equals(ask.gate().id())) {
            step.gate = GateState.of(ask.gate());
            step.gates++;
            book.record(
                    step,
                    "gate:" + ask.gate().id(),
                    Action.APPROVAL_REQUESTED,
                    ask.gate().question());
        }
        step.status = StepRun.Status.ASKING;
        book.save();
        return new Next.AskPeople(step.gate, earlier(step.gate.gate().ends(), step.deadline));
    }

    private Next pause(StepRun step, Outcome.Wait wait) {
        Instant end = wait.deadline() == null ? step.deadline : earlier(wait.deadline(), step.deadline);
        if (!clock.instant().isBefore(end)) {
            Flow.Step definition = run.definition(step);
            return fail(
                    step,
                    end.equals(step.deadline)
                            ? Problems.timedOut(definition, wait.why())
                            : Problems.waitedInVain(definition, wait.why()));
        }
        step.status = StepRun.Status.WAITING;
        step.waitingFor = wait.why();
        step.notBefore = earlier(wait.notBefore(), end);
        book.save();
        return new Next.WaitUntil(step.notBefore, wait.why());
    }

    /** A store could not be reached: the step is called again after a pause, or fails when patience is at its end. */
    Next later(StepRun step, StoreException failure) {
        step.failures++;
        if (step.failingSince == null) {
            step.failingSince = clock.instant();
        }
        Instant end = earlier(patience.end(step.failingSince, run.storeAnswered), step.deadline);
        if (!clock.instant().isBefore(end)) {
            return fail(step, Problems.gaveUp(failure.problem(), Duration.between(step.failingSince, clock.instant())));
        }
        Duration pause = patience.pause(step.failures, failure.retryAfter().orElse(Duration.ZERO));
        step.status = StepRun.Status.WAITING;
        step.waitingFor = "the store: " + failure.problem().what();
        step.notBefore = earlier(clock.instant().plus(pause), end);
        if (!Thread.currentThread().isInterrupted()) {
            // An interrupted driver has broken the request itself, and is about to stop the run.
            book.say(
                    step,
                    "unavailable:" + step.failingSince + ":" + step.failures,
                    failure.problem().what() + " Trying again in " + Durations.format(pause) + ".");
        }
        book.save();
        return new Next.WaitUntil(step.notBefore, step.waitingFor);
    }

    /** The machine that has the binary is away: it is waited for as long as the step may take. */
    Next away(StepRun step, Problem problem) {
        if (!clock.instant().isBefore(step.deadline)) {
            return fail(step, Problems.timedOut(run.definition(step), "the machine that has the binary"));
        }
        step.failures++;
        if (step.failingSince == null) {
            step.failingSince = clock.instant();
        }
        step.status = StepRun.Status.WAITING;
        step.waitingFor = "the machine that has the binary";
        step.notBefore = earlier(clock.instant().plus(patience.pause(step.failures, Duration.ZERO)), step.deadline);
        book.say(step, "away:" + step.failingSince, problem.what() + " " + problem.remedy());
        book.save();
        return new Next.WaitUntil(step.notBefore, step.waitingFor);
    }

    /** The step cannot succeed. */
    Next fail(StepRun step, Problem problem) {
        step.status = StepRun.Status.FAILED;
        step.finished = clock.instant();
        step.problem = problem;
        if (run.problem == null) {
            run.problem = problem;
        }
        if (problem.kind() == Problem.Kind.TIMED_OUT && step.gate != null) {
            book.record(step, "gateTimedOut:" + step.gate.gate().id(), Action.APPROVAL_TIMED_OUT, problem.what());
        }
        book.record(step, "failed:" + run.restarts, Action.PUBLISH_STEP_FAILED, problem.what());
        book.save();
        return new Next.Again();
    }

    /** The earlier of two times. */
    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
