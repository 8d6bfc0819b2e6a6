package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.publishflow.activity.Journal;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowStateException;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One flow run while it is alive: calls the engine when there is something to do, and holds no thread in between. Made
 * anew after a restart from what was saved. Its calls come from the pool, one at a time; what comes from other threads
 * (decisions, a stop) only changes the run and asks for the next call.
 */
final class LiveRun {

    private static final System.Logger LOGGER = System.getLogger(LiveRun.class.getName());
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS_AT_UPLOAD = Duration.ofMillis(500);

    private final FlowHost host;
    private final Launch launch;
    private final FlowRun run;
    private final Surroundings surroundings;
    private final BuildActivityLog log;
    private final BuildLines lines;
    private final FlowEngine engine;
    private final ScheduledExecutorService pool;
    private final Runnable whenOver;
    private final ShownGate gate;

    /** How often something has come from outside: an answer, a stop, a turn. */
    private final AtomicInteger news = new AtomicInteger();

    private Future<?> next;
    private volatile ByteTransfer transfer;

    /** Where the file is that is being sent, or was last. */
    private volatile FilePlace sent;

    private volatile boolean away;
    private boolean over;

    /** @param whenOver called once at the end, after everything is saved */
    LiveRun(
            FlowHost host,
            Launch launch,
            FlowRun run,
            Surroundings surroundings,
            ScheduledExecutorService pool,
            Runnable whenOver)
            throws IOException {
        this.host = host;
        this.launch = launch;
        this.run = run;
        this.surroundings = surroundings;
        this.pool = pool;
        this.whenOver = whenOver;
        gate = new ShownGate(host, run);
        RunFolder folder = RunFolder.of(host.build());
        log = new BuildActivityLog(Journal.open(folder.journal(run.id())), ControllerJournal.get());
        lines = new BuildLines(host.listener(), launch.quiet(), run);
        engine = new FlowEngine(
                run,
                StepCatalog.standard()::find,
                surroundings.stores(),
                folder.store(run.id()),
                log,
                lines,
                surroundings.time().clock());
    }

    Run<?, ?> build() {
        return host.build();
    }

    void line(String line) {
        lines.line(line);
    }

    /** Asks for a call after that time, in place of the one that was asked for before. */
    void callAfter(Duration delay) {
        schedule(this::call, delay);
    }

    /** Something has come from outside. A call that is under way may have missed it, and is followed by another one. */
    private void callNow() {
        news.incrementAndGet();
        callAfter(Duration.ZERO);
    }

    private synchronized void schedule(Runnable what, Duration delay) {
        // A pool that is shut down belongs to a controller that stops: the run goes on when it is back.
        if (over || pool.isShutdown()) {
            return;
        }
        if (next != null) {
            next.cancel(false);
        }
        next = pool.schedule(what, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    GateState decide(String gateId, Decision decision) throws DecisionException {
        GateState state;
        try {
            state = engine.decide(gateId, timed(decision));
        } catch (FlowStateException e) {
            lines.line("  An answer of " + decision.by() + " is taken, but not saved yet. " + e.getMessage()
                    + " Trying again in a minute.");
            callAfter(AFTER_TROUBLE);
            throw e;
        }
        lines.line("  " + state.decisions().get(state.decisions().size() - 1).sentence());
        callNow();
        return state;
    }

    /** An answer has the time by which the run lives: in a rehearsal, that is ahead of the world's. */
    private Decision timed(Decision decision) {
        Instant now = surroundings.time().clock().instant();
        return new Decision(
                decision.person(), decision.by(), decision.answer(), decision.reason(), now, decision.way());
    }

    /** Takes the open question away, without waiting for a request that is under way. */
    void withdraw() {
        gate.withdraw();
    }

    void stop(String actor) {
        ByteTransfer sending = transfer;
        if (sending != null) {
            sending.cancel();
        }
        engine.stop(actor, stopped());
        callNow();
    }

    /** It is the turn of this run, or somebody else is before it. */
    void turn(Optional<ReleaseQueue.Entry> before) {
        if (before.isPresent()) {
            line("Waiting for " + before.get().build() + ", which is releasing the same app.");
        } else {
            callNow();
        }
    }

    /** Another release of the same app is under way, and this one was not to wait. */
    void refuse(String busyBuild) {
        engine.stop(
                run.origin().actor(),
                busyBuild + " is releasing the same app, and this release was not to wait for it.");
        callNow();
    }

    private void call() {
        try (ACLContext unused = ACL.as2(ACL.SYSTEM2)) {
            int known = news.get();
            Next then;
            // Whoever lets go of the run waits for this lock: nothing is sent or saved for it afterwards.
            synchronized (engine) {
                if (isOver()) {
                    return;
                }
                then = engine.advance();
            }
            follow(then);
            if (news.get() != known) {
                callAfter(Duration.ZERO);
            }
        } catch (FlowStateException e) {
            lines.line(e.getMessage() + " Trying again in a minute.");
            LOGGER.log(Level.WARNING, "Flow run " + run.id() + " cannot be saved", e);
            tryAgain();
        } catch (RuntimeException | LinkageError e) {
            lines.line(
                    "The flow run met a defect (" + e + "). Trying again in a minute; the controller's log has more.");
            LOGGER.log(Level.ERROR, "Flow run " + run.id() + " met a defect", e);
            tryAgain();
        }
    }

    /** A build whose folder is gone was deleted behind everybody's back, and its run with it. */
    private void tryAgain() {
        if (host.build().getRootDir().isDirectory()) {
            callAfter(AFTER_TROUBLE);
        } else {
            LOGGER.log(Level.WARNING, "Flow run {0} is given up: its build is gone", run.id());
            leave();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void follow(Next then) {
        if (!(then instanceof Next.AskPeople)) {
            gate.close();
        }
        if (then instanceof Next.Again) {
            callAfter(Duration.ZERO);
        } else if (then instanceof Next.WaitUntil wait) {
            schedule(() -> arrive(wait.at()), surroundings.time().realTimeUntil(wait.at()));
        } else if (then instanceof Next.AskPeople ask) {
            ask(ask);
        } else if (then instanceof Next.Send send) {
            send(send);
        } else {
            end();
        }
    }

    private void arrive(Instant at) {
        surroundings.time().arriveAt(at);
        call();
    }

    /** Time passes at the world's pace while people are asked, in a rehearsal too. */
    private void ask(Next.AskPeople ask) {
        if (!isOver()) {
            gate.show(ask.gate());
        }
        callAfter(Duration.between(surroundings.time().clock().instant(), ask.latest()));
    }

    private void send(Next.Send send) {
        FilePlace place = place(send.attachment());
        sent = place;
        try {
            ByteTransfer begun = ByteTransfer.begin(place, send, surroundings.isLocal(), host.listener());
            transfer = begun;
            if (isOver()) {
                begun.cancel();
            }
            lookAtTransfer();
        } catch (BinaryAwayException e) {
            away(e);
            callAfter(Duration.ZERO);
        }
    }

    private FilePlace place(@CheckForNull Attachment attachment) {
        return attachment == null ? launch.binary() : launch.folder().below(attachment.path());
    }

    private void lookAtTransfer() {
        synchronized (engine) {
            ByteTransfer sending = transfer;
            if (isOver() || sending == null) {
                return;
            }
            if (!sending.isDone()) {
                schedule(this::lookAtTransfer, BETWEEN_LOOKS_AT_UPLOAD);
                return;
            }
            transfer = null;
            try {
                engine.uploaded(sending.result(sent));
            } catch (StoreException e) {
                engine.uploadFailed(e);
            } catch (BinaryAwayException e) {
                away(e);
            }
        }
        callAfter(Duration.ZERO);
    }

    private void away(BinaryAwayException e) {
        LOGGER.log(Level.DEBUG, "The binary of flow run " + run.id() + " is out of reach", e);
        away = true;
        engine.binaryAway(e.problem());
    }

    /** A machine is there again: an upload that waits for it goes on at once. */
    void isBack(String node) {
        FilePlace place = sent;
        if (away && place != null && place.node().equals(node)) {
            away = false;
            engine.tryNow();
            callNow();
        }
    }

    private void end() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        release();
        whenOver.run();
        host.ended(run);
    }

    /** Lets go of everything, and of its place among the live runs. */
    void leave() {
        release();
        whenOver.run();
    }

    /**
     * Lets go of everything without ending the run: the controller stops, or the host has taken another way. Waits for a
     * request that is under way.
     */
    void release() {
        letGo();
        synchronized (engine) {
            putAway();
        }
    }

    /** As {@link #release()}, and waits for nothing: whatever is under way is cut off. */
    void cutOff() {
        letGo();
        putAway();
    }

    private synchronized void letGo() {
        over = true;
        if (next != null) {
            next.cancel(false);
        }
        ByteTransfer sending = transfer;
        if (sending != null) {
            sending.cancel();
        }
    }

    private void putAway() {
        try (Surroundings closed = surroundings;
                BuildActivityLog closedLog = log) {
            LOGGER.log(Level.DEBUG, "Let go of flow run {0}", run.id());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Flow run " + run.id() + " could not be put away", e);
        }
    }

    private String stopped() {
        Map<String, String> sent = run.current().map(StepRun::sent).orElse(Map.of());
        String step =
                run.current().map(current -> run.definition(current).name()).orElse("the end");
        return "Stopped in step '" + step + "'. "
                + (sent.isEmpty()
                        ? "This step has changed nothing at the store."
                        : "At the store already: "
                                + sent.entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + entry.getValue())
                                        .collect(Collectors.joining(", "))
                                + ".");
    }
}
