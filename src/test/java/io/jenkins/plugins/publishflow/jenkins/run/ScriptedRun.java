package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.activity.Journal;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A flow run with made-up steps, taken by the real engine as far as it goes without time passing and without anybody
 * answering, and left with a build as a carried one would be. Nobody carries it.
 */
public final class ScriptedRun {

    public static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

    private final Map<String, FlowStep> steps = new LinkedHashMap<>();
    private String app = "Notes";
    private boolean rehearsal;

    public ScriptedRun step(String name, FlowStep step) {
        steps.put(name, step);
        return this;
    }

    public ScriptedRun app(String displayName) {
        app = displayName;
        return this;
    }

    public ScriptedRun rehearsal() {
        rehearsal = true;
        return this;
    }

    /** Runs it in that build; returns its id. */
    public String in(Run<?, ?> build) throws IOException {
        List<Flow.Step> definitions = steps.keySet().stream()
                .map(name -> new Flow.Step(
                        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                        name,
                        name,
                        null,
                        Duration.ofDays(10),
                        new StepSettings(Map.of())))
                .toList();
        FlowRun run = new FlowRun(
                UUID.randomUUID().toString(),
                new Flow("Beta", definitions),
                binary(),
                Map.of(),
                rehearsal,
                new FlowRun.Origin("alice", build.getParent().getFullName(), build.getNumber()));
        RunFolder folder = RunFolder.of(build);
        folder.store(run.id()).save(run);
        try (Journal journal = Journal.open(folder.journal(run.id()))) {
            FlowEngine engine = new FlowEngine(
                    run,
                    name -> Optional.ofNullable(steps.get(name)).map(step -> new Scripted(name, step)),
                    () -> {
                        throw new AssertionError("no store is asked here");
                    },
                    folder.store(run.id()),
                    journal,
                    FlowListener.NONE,
                    Clock.fixed(NOW, ZoneOffset.UTC));
            Next next = engine.advance();
            while (next instanceof Next.Again) {
                next = engine.advance();
            }
        }
        FlowRunAction.of(build).add(run.id());
        return run.id();
    }

    private Binary binary() {
        return new Binary(
                "Notes.ipa",
                "com.example.notes",
                "1.2",
                "34",
                app,
                Binary.Platform.IOS,
                "16.0",
                new Binary.Signing(
                        "Notes App Store", "TEAM", Binary.ProfileType.APP_STORE, Instant.parse("2027-05-01T00:00:00Z")),
                null,
                12_345_678,
                "00ff".repeat(16));
    }

    /** A step type around a lambda. */
    private record Scripted(String name, FlowStep step) implements StepType {

        @Override
        public String displayName() {
            return name;
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofDays(10);
        }

        @Override
        public boolean needsBinary() {
            return false;
        }

        @Override
        public FlowStep create(StepSettings settings) {
            return step;
        }
    }
}
