package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drives a run on a virtual clock: a wait of days takes no time. */
public final class VirtualDriver {

    /** More than any flow of the tests takes; a run that is not through by then goes round in circles. */
    private static final int MOST_CALLS = 20_000;

    private final FlowEngine engine;
    private final VirtualClock clock;
    private final Sender sender;
    private final People people;
    private final List<Next> path = new ArrayList<>();

    /** Sends the bytes that the engine asks for; returns what the uploader returned. */
    @FunctionalInterface
    public interface Sender {
        String send(Next.Send what) throws StoreException, InterruptedException;
    }

    /** Answers a question, each time it is put; an empty list lets time pass until the gate's end. */
    @FunctionalInterface
    public interface People {
        List<Decision> answer(Next.AskPeople question, Instant now);
    }

    public VirtualDriver(FlowEngine engine, VirtualClock clock, Sender sender, People people) {
        this.engine = engine;
        this.clock = clock;
        this.sender = sender;
        this.people = people;
    }

    /** Runs to the end. */
    public FlowRun.State run() throws DecisionException, InterruptedException {
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            Next next = engine.advance();
            path.add(next);
            if (next instanceof Next.Ended ended) {
                return ended.state();
            } else if (next instanceof Next.WaitUntil wait) {
                clock.moveTo(wait.at());
            } else if (next instanceof Next.Send send) {
                send(send);
            } else if (next instanceof Next.AskPeople ask) {
                ask(ask);
            }
        }
        throw new AssertionError("the run does not come to an end; the last was " + path.get(path.size() - 1));
    }

    /** What the engine said to do, in order. */
    public List<Next> path() {
        return List.copyOf(path);
    }

    private void send(Next.Send what) throws InterruptedException {
        try {
            engine.uploaded(sender.send(what));
        } catch (StoreException e) {
            engine.uploadFailed(e);
        }
    }

    private void ask(Next.AskPeople ask) throws DecisionException {
        List<Decision> answers = people.answer(ask, clock.instant());
        for (Decision answer : answers) {
            engine.decide(ask.gate().gate().id(), answer);
        }
        if (answers.isEmpty()) {
            clock.moveTo(ask.latest());
        }
    }
}
