package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The flow runs that are alive on this controller, and the one small pool that they share: its threads do the short
 * calls of the engine, and none is held while a run waits. Thread-safe.
 */
@Extension
public final class FlowRuns {

    /** Enough for short requests of many runs; who waits for a store's answer holds one. */
    private static final int THREADS = 4;

    private final ScheduledThreadPoolExecutor pool;
    private final ReleaseQueue queue = new ReleaseQueue();
    private final Map<String, LiveRun> alive = new ConcurrentHashMap<>();

    public FlowRuns() {
        pool = new ScheduledThreadPoolExecutor(
                THREADS,
                new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), "Publish Flow"));
        pool.setRemoveOnCancelPolicy(true);
    }

    public static FlowRuns get() {
        return ExtensionList.lookupSingleton(FlowRuns.class);
    }

    /**
     * Carries a run to its end: a new one, or one that was saved before a restart. Returns when the run is taken over;
     * how it ends is told to the host.
     *
     * @param run as it was made or saved
     * @throws IOException where its files cannot be written
     * @throws StoreException where the sandbox of a rehearsal is not usable, which would be a defect
     */
    public void carry(FlowHost host, Launch launch, FlowRun run) throws IOException, StoreException {
        RunFolder folder = RunFolder.of(host.build());
        folder.save(run.id(), launch);
        folder.store(run.id()).save(run);
        FlowRunAction.of(host.build()).add(run.id());
        Surroundings surroundings = run.rehearsal()
                ? new RehearsalStage(run, folder.sandbox(run.id()))
                : new RealStores(host.build(), launch.keys());
        String key = ReleaseKey.of(run);
        LiveRun live = new LiveRun(host, launch, run, surroundings, pool, () -> {
            alive.remove(run.id());
            queue.leave(key, run.id());
        });
        alive.put(run.id(), live);
        if (run.rehearsal()) {
            live.line(
                    "This is a rehearsal: the store is a sandbox, waits are made short, and nothing is sent to Apple.");
            live.callAfter(Duration.ZERO);
            return;
        }
        enter(key, host, launch, run, live);
    }

    private void enter(String key, FlowHost host, Launch launch, FlowRun run, LiveRun live) {
        ReleaseQueue.Entry entry = new ReleaseQueue.Entry(
                run.id(), host.build().getFullDisplayName(), () -> live.callAfter(Duration.ZERO));
        boolean begun = run.started().isPresent();
        Optional<ReleaseQueue.Entry> before = queue.enter(key, entry, begun);
        if (before.isEmpty()) {
            live.callAfter(Duration.ZERO);
        } else if (launch.ifBusy() == Launch.IfBusy.FAIL) {
            live.refuse(before.get().build());
        } else {
            live.line("Waiting for " + before.get().build() + ", which is releasing the same app.");
        }
    }

    /** The run as it is in memory or was saved last is read from its build; this tells whether it is alive. */
    public boolean isAlive(String id) {
        return alive.containsKey(id);
    }

    /** The build that carries a run; empty where the run is not alive here. */
    public Optional<Run<?, ?>> build(String id) {
        return Optional.ofNullable(alive.get(id)).map(LiveRun::build);
    }

    /**
     * Takes an answer at the open gate of a run, from whichever way it came.
     *
     * @param gate id of the gate that was answered; an answer to one question never counts for the next
     * @throws DecisionException where the answer does not count, and why
     * @throws IllegalStateException where the run is not alive here, or that gate is not open
     */
    public GateState decide(String id, String gate, Decision decision) throws DecisionException {
        LiveRun live = alive.get(id);
        if (live == null) {
            throw new IllegalStateException("This flow run has ended, or its build has not been resumed yet.");
        }
        return live.decide(gate, decision);
    }

    /** Takes the open question of a run away ahead of a stop, at once. Nothing where the run is not alive here. */
    public void withdraw(String id) {
        Optional.ofNullable(alive.get(id)).ifPresent(LiveRun::withdraw);
    }

    /**
     * Ends a run at once at the wish of a person; what is at the store stays there. May wait for a request that is under
     * way.
     *
     * @return whether the run was alive here
     */
    public boolean stop(String id, String actor) {
        LiveRun live = alive.get(id);
        if (live != null) {
            live.stop(actor);
        }
        return live != null;
    }

    /** Lets go of a run without ending it: it is taken up elsewhere, or is no more. */
    void release(String id) {
        LiveRun live = alive.get(id);
        if (live != null) {
            live.leave();
        }
    }

    /** The controller stops: runs keep what was saved last, and go on when it is back. */
    @Terminator
    public static void letGo() {
        FlowRuns runs = get();
        runs.pool.shutdownNow();
        runs.alive.values().forEach(LiveRun::release);
        runs.alive.clear();
    }
}
