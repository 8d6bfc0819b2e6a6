package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.options.IfBusy;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import jenkins.model.Jenkins;

/**
 * The flow runs that are alive on this controller, and the one small pool that they share: its threads do the short
 * calls of the engine, and none is held while a run waits. Thread-safe.
 */
@Extension
public final class FlowRuns {

    /** Enough for short requests of many runs; who waits for a store's answer holds one. */
    private static final int THREADS = 4;

    private final ScheduledThreadPoolExecutor pool;
    private final ReleaseQueue queue = new ReleaseQueue(
            Jenkins.get().getRootDir().toPath().resolve("publish-flow").resolve("queue.json"));
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
        String key = ReleaseKey.of(run);
        LiveRun live = live(host, launch, run, () -> {
            alive.remove(run.id());
            queue.leave(key, run.id());
        });
        alive.put(run.id(), live);
        if (run.rehearsal()) {
            live.line(
                    "This is a rehearsal: the store is a sandbox, waits are made short, and nothing is sent to the real one.");
            live.callAfter(Duration.ZERO);
            return;
        }
        try {
            enter(key, launch, run, live);
        } catch (IOException e) {
            live.leave();
            throw e;
        }
    }

    private LiveRun live(FlowHost host, Launch launch, FlowRun run, Runnable whenOver)
            throws IOException, StoreException {
        Surroundings surroundings = run.rehearsal()
                ? new RehearsalStage(run, RunFolder.of(host.build()).sandbox(run.id()))
                : new RealStores(host.build(), launch.keys(), InstantSource.system());
        try {
            return new LiveRun(host, launch, run, surroundings, pool, whenOver);
        } catch (IOException e) {
            try (surroundings) {
                throw e;
            }
        }
    }

    private void enter(String key, Launch launch, FlowRun run, LiveRun live) throws IOException {
        queue.forget(FlowRuns::isLost);
        Run<?, ?> build = live.build();
        ReleaseQueue.Entry entry = new ReleaseQueue.Entry(
                run.id(), build.getParent().getFullName(), build.getNumber(), build.getFullDisplayName());
        Optional<ReleaseQueue.Entry> before =
                queue.enter(key, entry, run.started().isPresent(), live::turn);
        if (before.isPresent() && launch.ifBusy() == IfBusy.FAIL) {
            live.refuse(before.get().build());
        } else {
            live.turn(before);
        }
    }

    /** Whether a run that stands in line will never come back: its build is gone, or has ended without it. */
    private static boolean isLost(ReleaseQueue.Entry entry) {
        try (ACLContext unused = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(entry.job(), Job.class);
            Run<?, ?> build = job == null ? null : job.getBuildByNumber(entry.number());
            return build == null || !build.isBuilding() && !BackgroundRuns.get().isNoted(entry.run());
        }
    }

    /** Builds have ended or are gone: releases that waited for what they left behind go on. */
    void forgetLost() {
        queue.forget(FlowRuns::isLost);
    }

    /** The build that a run waits for, as people name it, because it releases the same app; empty where it waits for none. */
    public Optional<String> waitsFor(FlowRun run) {
        return queue.before(ReleaseKey.of(run), run.id()).map(ReleaseQueue.Entry::build);
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

    /** Lets go of a run without ending it, for it is taken up elsewhere; it keeps its place in line. */
    void handOver(String id) {
        LiveRun live = alive.remove(id);
        if (live != null) {
            live.release();
        }
    }

    /** Lets go of a run that is no more. */
    void forget(String id) {
        LiveRun live = alive.get(id);
        if (live != null) {
            live.leave();
        }
    }

    /** A node is there again; may wait for a request that is under way. */
    void isBack(String node) {
        alive.values().forEach(live -> live.isBack(node));
    }

    /** Lets go of all runs of builds that are no more. */
    void forgetAll(Predicate<Run<?, ?>> gone) {
        alive.values().stream().filter(live -> gone.test(live.build())).forEach(LiveRun::leave);
    }

    /** The controller stops: runs keep what was saved last, and go on when it is back. */
    @Terminator
    public static void letGo() {
        FlowRuns runs = get();
        runs.pool.shutdownNow();
        runs.alive.values().forEach(LiveRun::cutOff);
        runs.alive.clear();
    }
}
