package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Instant;
import java.util.Optional;

/** The context of one stage of a step that commits several edits, one after the other: its notes are its own. */
final class Stage implements StepContext {

    private final StepContext context;
    private final String suffix;

    /** @param suffix what the keys of this stage end with; empty for a step that has one stage */
    Stage(StepContext context, String suffix) {
        this.context = context;
        this.suffix = suffix;
    }

    @Override
    public Instant now() {
        return context.now();
    }

    @Override
    public Instant startedAt() {
        return context.startedAt();
    }

    @Override
    public Instant deadline() {
        return context.deadline();
    }

    @Override
    public String gateId() {
        return context.gateId();
    }

    @Override
    public Binary binary() {
        return context.binary();
    }

    @Override
    public boolean hasBinary() {
        return context.hasBinary();
    }

    @Override
    public Stores stores() {
        return context.stores();
    }

    @Override
    public Optional<String> variable(String name) {
        return context.variable(name);
    }

    @Override
    public Optional<String> output(String name) {
        return context.output(name);
    }

    @Override
    public String once(String key, Look look, Send send) throws StoreException {
        return context.once(key + suffix, look, send);
    }

    @Override
    public void note(String key, String value) {
        context.note(key + suffix, value);
    }

    @Override
    public Optional<String> noted(String key) {
        return context.noted(key + suffix);
    }

    @Override
    public void forget(String key) {
        context.forget(key + suffix);
    }

    @Override
    public Optional<GateState> gate() {
        return context.gate();
    }

    @Override
    public boolean uploaded() {
        return context.uploaded();
    }

    @Override
    public Optional<String> uploadAnswer() {
        return context.uploadAnswer();
    }

    @Override
    public void uploadAgain() {
        context.uploadAgain();
    }

    @Override
    public void record(String key, Activity.Action action, String detail) {
        context.record(key + suffix, action, detail);
    }

    @Override
    public void say(String key, String line) {
        context.say(key + suffix, line);
    }
}
