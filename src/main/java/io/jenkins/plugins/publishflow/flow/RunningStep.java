package io.jenkins.plugins.publishflow.flow;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.Optional;

/** The context of one call of a step: reads and writes the step's part of the run, and has the engine save it. */
final class RunningStep implements StepContext {

    private final FlowEngine engine;
    private final RunBook book;
    private final FlowRun run;
    private final StepRun step;
    private boolean storeUsed;

    RunningStep(FlowEngine engine, RunBook book, FlowRun run, StepRun step) {
        this.engine = engine;
        this.book = book;
        this.run = run;
        this.step = step;
    }

    /** Whether the step has asked for a connector in this call. */
    boolean storeUsed() {
        return storeUsed;
    }

    @Override
    public Instant now() {
        return engine.now();
    }

    @Override
    public Instant startedAt() {
        return step.started;
    }

    @Override
    public Instant deadline() {
        return step.deadline;
    }

    @Override
    public String gateId() {
        return run.id + ":" + step.id + ":" + (step.gates + 1);
    }

    @Override
    public Binary binary() {
        return run.binary().orElseThrow(() -> new IllegalStateException("This flow run has no binary."));
    }

    @Override
    public boolean hasBinary() {
        return run.binary != null;
    }

    @Override
    public Stores stores() {
        storeUsed = true;
        return engine.stores();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(run.variables.get(name));
    }

    @Override
    public Optional<String> output(String name) {
        return run.output(name);
    }

    @Override
    public String once(String key, Look look, Send send) throws StoreException {
        StepRun.Entry entry = step.ledger.get(key);
        if (entry != null && entry.value() != null) {
            return entry.value();
        }
        Optional<String> found = entry == null ? Optional.empty() : look.find();
        Instant intended = entry == null ? now() : entry.intended();
        if (entry == null) {
            step.ledger.put(key, new StepRun.Entry(intended, null));
            book.save();
        }
        String value = found.isPresent() ? found.get() : send.send();
        step.ledger.put(key, new StepRun.Entry(intended, value));
        book.save();
        return value;
    }

    @Override
    public void note(String key, String value) {
        StepRun.Entry entry = new StepRun.Entry(null, value);
        if (!entry.equals(step.ledger.put(key, entry))) {
            book.save();
        }
    }

    @Override
    public Optional<String> noted(String key) {
        return Optional.ofNullable(step.ledger.get(key)).map(StepRun.Entry::value);
    }

    @Override
    public void forget(String key) {
        if (step.ledger.remove(key) != null) {
            book.save();
        }
    }

    @Override
    public Optional<GateState> gate() {
        return step.gate();
    }

    @Override
    public boolean uploaded() {
        return step.uploaded;
    }

    @Override
    public Optional<String> uploadAnswer() {
        return Optional.ofNullable(step.uploadAnswer);
    }

    @Override
    public void uploadAgain() {
        step.uploaded = false;
        step.uploadAnswer = null;
        book.save();
    }

    @Override
    public void record(String key, Activity.Action action, String detail) {
        book.record(step, key, action, detail);
    }

    @Override
    public void say(String key, String line) {
        book.say(step, key, line);
    }
}
