package io.jenkins.plugins.publishflow.rehearsal;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.flow.VirtualDriver;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One release of one binary, whose process may be killed and started again. */
final class RehearsedRelease {

    private final Sandbox sandbox;
    private final VirtualClock clock;
    private final Flow flow;
    private final Binary binary;
    private final Path file;
    private final MortalDisk disk = new MortalDisk();
    private final HttpSettings http;
    private int deaths;

    RehearsedRelease(Sandbox sandbox, VirtualClock clock, Flow flow, Binary binary, Path file, HttpSettings http) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.flow = flow;
        this.binary = binary;
        this.file = file;
        this.http = http;
    }

    /** How many processes of it have died. */
    int deaths() {
        return deaths;
    }

    MortalDisk disk() {
        return disk;
    }

    /** Starts a run that failed again, as a person would, and returns it as it was saved at its end. */
    FlowRun startAgain() throws Exception {
        FlowEngine engine = engine(disk.saved().load());
        engine.restart("anna");
        drive(engine);
        return disk.saved().load();
    }

    /** The life of one process: from what was saved last to the end of the run, or to its own. */
    void live() throws Exception {
        Thread process = Thread.currentThread();
        sandbox.watch(exchange -> {
            if (disk.isDead()) {
                process.interrupt();
            }
        });
        FlowRun run = disk.saved().exists()
                ? disk.saved().load()
                : new FlowRun("run-1", flow, binary, Map.of(), true, new FlowRun.Origin("anna", null, null));
        FlowEngine engine = engine(run);
        try {
            drive(engine);
        } catch (InterruptedException e) {
            if (!disk.isDead()) {
                throw e;
            }
            throw new Killed();
        } finally {
            Thread.interrupted();
        }
    }

    private FlowEngine engine(FlowRun run) throws StoreException {
        Stores stores = RehearsedStores.of(sandbox, new StoreHttp(http, clock), clock);
        return new FlowEngine(run, StepCatalog.standard()::find, stores, disk, disk, FlowListener.NONE, clock);
    }

    private void drive(FlowEngine engine) throws Exception {
        new VirtualDriver(engine, clock, this::send, RehearsedRelease::approve).run();
    }

    /** Lives on until the run has ended, and returns it as it was saved. */
    FlowRun liveToTheEnd() throws Exception {
        for (int lives = 0; lives < 10; lives++) {
            try {
                live();
                return disk.saved().load();
            } catch (Killed e) {
                deaths++;
                disk.revive();
            }
        }
        throw new AssertionError("killed again and again");
    }

    private String send(Next.Send what) throws StoreException, InterruptedException {
        Path bytes = what.attachment() == null
                ? file
                : file.resolveSibling(what.attachment().path());
        try {
            return new TicketUploader(new UploadSettings(http, 2), clock)
                    .upload(what.ticket(), bytes, (sent, total) -> {}, ExchangeListener.NONE);
        } catch (StoreException e) {
            if (disk.isDead()) {
                throw new Killed();
            }
            throw e;
        }
    }

    private static List<Decision> approve(Next.AskPeople question, Instant now) {
        String person = question.gate().unanswered().stream().findFirst().orElse("anna");
        return List.of(new Decision(person, Decision.Answer.APPROVED, "good", now, Decision.Way.TERMINAL));
    }
}
