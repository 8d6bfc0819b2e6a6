package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.activity.Journal;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * The flow runs of freestyle builds, which Jenkins itself does not bring back after a restart: this does. A run in the
 * background goes on; one for which a build had waited in itself is ended, for nobody would hear what becomes of it.
 * Thread-safe.
 */
@Extension
public final class BackgroundRuns {

    private static final System.Logger LOGGER = System.getLogger(BackgroundRuns.class.getName());
    private static final String BUILD_IS_GONE = "Jenkins was stopped while the build waited for this release, and a"
            + " freestyle build that waits cannot go on afterwards. What is at the store stays there.";

    private final RunIndex index = new RunIndex();

    public static BackgroundRuns get() {
        return ExtensionList.lookupSingleton(BackgroundRuns.class);
    }

    /**
     * Carries a run on after its build has ended. The build is kept from being discarded until the run has ended.
     *
     * @throws IOException where its files cannot be written
     * @throws StoreException as {@link FlowRuns#carry}
     */
    public void carry(Run<?, ?> build, FlowPreparation.Prepared prepared) throws IOException, StoreException {
        String id = prepared.run().id();
        boolean release = !build.isKeepLog();
        index.add(id, build, release);
        build.keepLog(true);
        try {
            carry(build, prepared.launch(), prepared.run());
        } catch (IOException | StoreException | RuntimeException e) {
            index.remove(id);
            build.keepLog(!release);
            throw e;
        }
    }

    private void carry(Run<?, ?> build, Launch launch, FlowRun run) throws IOException, StoreException {
        FlowRuns.get().carry(new BackgroundHost(build, run.id(), this::ended), launch, run);
    }

    /** Remembers that a build waits for a run in itself, so that the run does not hang about should the build be lost. */
    public void waiting(Run<?, ?> build, String id) throws IOException {
        index.add(id, build, false);
    }

    /** The build has heard what became of the run. */
    public void heard(String id) throws IOException {
        index.remove(id);
    }

    private void ended(Run<?, ?> build, FlowRun run) {
        try {
            boolean release = index.find(run.id()).map(RunIndex.Entry::release).orElse(false);
            index.remove(run.id());
            if (release) {
                build.keepLog(false);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The end of flow run " + run.id() + " could not be noted", e);
        }
    }

    /** The job of these runs has another name now: what is under way is taken up at its new place. */
    void moved(String from, String to) throws IOException {
        for (String id : index.move(from, to)) {
            FlowRuns.get().handOver(id);
            resume(id);
        }
    }

    /** Whether a run is looked after here. */
    boolean isNoted(String id) {
        try {
            return index.find(id).isPresent();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Whether flow run " + id + " is noted cannot be read", e);
            return true;
        }
    }

    /** The build of the run is deleted, and the run with it; what is at the store stays there. */
    void deleted(String id) throws IOException {
        FlowRuns.get().forget(id);
        index.remove(id);
    }

    /** The job, or all jobs of the folder, are deleted, with their runs. */
    void jobsDeleted(String name) throws IOException {
        FlowRuns.get().forgetAll(build -> RunIndex.isIn(build.getParent().getFullName(), name));
        index.removeAll(name);
    }

    /** Takes up every run that is noted, when jobs are there. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public static void resumeAll() throws IOException {
        BackgroundRuns runs = get();
        for (String id : runs.index.ids()) {
            runs.resume(id);
        }
        FlowRuns.get().forgetLost();
    }

    private void resume(String id) {
        try {
            Optional<RunIndex.Entry> entry = index.find(id);
            Job<?, ?> job = entry.map(RunIndex.Entry::job)
                    .map(name -> Jenkins.get().getItemByFullName(name, Job.class))
                    .orElse(null);
            Run<?, ?> build =
                    job == null ? null : job.getBuildByNumber(entry.get().build());
            Optional<FlowRun> run =
                    build == null ? Optional.empty() : RunFolder.of(build).load(id);
            if (run.isEmpty()) {
                LOGGER.log(Level.WARNING, "Flow run {0} is not resumed: its build is gone", id);
                index.remove(id);
                return;
            }
            Launch launch = RunFolder.of(build).launch(id).orElseThrow();
            if (run.get().state() != FlowRun.State.RUNNING) {
                ended(build, run.get());
            } else if (launch.background()) {
                carry(build, launch, run.get());
            } else {
                abandon(build, run.get());
                index.remove(id);
            }
        } catch (IOException | StoreException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "Flow run " + id + " cannot be resumed; the next start tries again", e);
        }
    }

    private static void abandon(Run<?, ?> build, FlowRun run) throws IOException {
        RunFolder folder = RunFolder.of(build);
        Clock clock = run.rehearsal() ? Sandbox.clockIn(folder.sandbox(run.id())) : Clock.systemUTC();
        try (BuildActivityLog log =
                new BuildActivityLog(Journal.open(folder.journal(run.id())), ControllerJournal.get())) {
            new FlowEngine(
                            run,
                            StepCatalog.standard()::find,
                            () -> {
                                throw new IllegalStateException("a run that is ended asks no store");
                            },
                            folder.store(run.id()),
                            log,
                            FlowListener.NONE,
                            clock)
                    .stop("SYSTEM", BUILD_IS_GONE);
        }
    }
}
