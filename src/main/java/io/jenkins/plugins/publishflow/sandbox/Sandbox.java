package io.jenkins.plugins.publishflow.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.SandboxAppStore;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Verdicts;
import io.jenkins.plugins.publishflow.sandbox.http.ExchangeWatcher;
import io.jenkins.plugins.publishflow.sandbox.http.Faults;
import io.jenkins.plugins.publishflow.sandbox.http.RequestLog;
import io.jenkins.plugins.publishflow.sandbox.http.SandboxServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A sandbox that runs: local stores that behave as the real ones do, and are none. Started by {@link #start}, stopped
 * by {@link #close}; a sandbox with a data folder that is started again, be it after its process was killed, goes on.
 * Thread-safe.
 */
public final class Sandbox implements Closeable {

    private final SandboxServer server;
    private final SandboxAppStore appStore;
    private final SandboxKeys keys;
    private final Clock clock;
    private final DataFolder folder;

    private Sandbox(SandboxOptions options) throws IOException {
        clock = options.clock();
        folder = DataFolder.open(options.data());
        keys = options.keepsKeys() ? folder.keys() : SandboxKeys.generate();
        appStore = new SandboxAppStore(
                options.appStore(), clock, keys, this::baseUrl, folder.uploads(), saved -> folder.save(saved, clock));
        ObjectNode saved = folder.load();
        if (saved == null) {
            appStore.seed();
        } else {
            appStore.load(saved);
        }
        try {
            server = new SandboxServer(options.port(), appStore, new ControlSite(this), clock);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        appStore.add(options.apps());
    }

    /**
     * Starts a sandbox; it answers when this returns.
     *
     * @throws IOException where the port is taken, or the data folder cannot be read or written
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        Sandbox sandbox = new Sandbox(options);
        sandbox.server.start();
        return sandbox;
    }

    /** Where it listens, without a slash at the end: the address to give to a connector in place of the store's. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** A team key that this sandbox takes. */
    public SandboxKey teamKey() {
        return keys.team();
    }

    /** An individual key that this sandbox takes. */
    public SandboxKey individualKey() {
        return keys.individual();
    }

    /** Its time. */
    public Clock clock() {
        return clock;
    }

    /** What goes wrong on demand. */
    public Faults faults() {
        return server.faults();
    }

    /** What was asked of it. */
    public RequestLog requests() {
        return server.log();
    }

    /** Adds somebody who sees all further exchanges whole. */
    public void watch(ExchangeWatcher watcher) {
        server.watch(watcher);
    }

    /** What Apple decides from now on. */
    public void verdicts(Verdicts verdicts) {
        appStore.verdicts(verdicts);
    }

    /** What Apple decides. */
    public Verdicts verdicts() {
        return appStore.verdicts();
    }

    /** Everything it holds as of now, as {@code /sandbox/state} shows it: resources by type; no secrets. */
    public ObjectNode state() {
        return appStore.shown();
    }

    /**
     * Moves its clock forward over a wait, and saves that.
     *
     * @return whether it has a clock that can be moved
     */
    public boolean moveTo(Instant time) {
        if (!(clock instanceof SandboxClock movable)) {
            return false;
        }
        movable.moveTo(time);
        appStore.saveNow();
        return true;
    }

    /** The clock of a sandbox that was kept in that folder, going on; one that shows the world's time for others. */
    public static SandboxClock clockIn(Path data) throws IOException {
        return DataFolder.clock(data).orElseGet(() -> new SandboxClock(Duration.ZERO));
    }

    /** Stops at once; without a data folder all is forgotten. */
    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
