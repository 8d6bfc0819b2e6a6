package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.approval.CombinedGates;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.run.FlowHost;
import io.jenkins.plugins.publishflow.jenkins.run.FlowPreparation;
import io.jenkins.plugins.publishflow.jenkins.run.FlowResult;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;
import io.jenkins.plugins.publishflow.jenkins.run.Launch;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Hosts a flow run in a Pipeline. Keeps the options as text and the id of the run; everything else lies with the build.
 * After a restart it hands the saved run over again, or makes it anew where it was not made yet. Holds no thread and no
 * executor of its own.
 */
public final class FlowStepExecution extends StepExecution {

    private static final long serialVersionUID = 1;

    /** {@link FlowOptions} as JSON: ids and texts. */
    private final String options;

    /** The id of the flow run, chosen before it is made, so that a restart cannot make two. */
    private final String id = UUID.randomUUID().toString();

    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "onResume makes it anew")
    private transient AtomicBoolean answered = new AtomicBoolean();

    FlowStepExecution(StepContext context, FlowOptions options) {
        super(context);
        this.options = options.toJson();
    }

    @Override
    public boolean start() {
        Computer.threadPoolForRemoting.submit(this::begin);
        return false;
    }

    @Override
    public void onResume() {
        answered = new AtomicBoolean();
        Computer.threadPoolForRemoting.submit(this::begin);
    }

    private void begin() {
        try {
            Host host = new Host(getContext().get(Run.class), getContext().get(TaskListener.class));
            RunFolder folder = RunFolder.of(host.build());
            Optional<FlowRun> saved = folder.load(id);
            Optional<Launch> launch = folder.launch(id);
            if (saved.isPresent() && launch.isPresent()) {
                carry(host, launch.get(), saved.get());
                return;
            }
            FilePath workspace = getContext().get(FilePath.class);
            FlowPreparation.Prepared prepared =
                    new FlowPreparation(host.build(), workspace, FlowOptions.ofJson(options)).prepare(id, false);
            carry(host, prepared.launch(), prepared.run());
        } catch (StoreException e) {
            fail(new AbortException(e.problem().text()));
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    /** The step may be stopped while its run is prepared, and a run must not begin or go on behind it then. */
    private void carry(Host host, Launch launch, FlowRun run) throws IOException, StoreException {
        if (answered.get()) {
            return;
        }
        FlowRuns.get().carry(host, launch, run);
        if (answered.get()) {
            FlowRuns.get().stop(id, "SYSTEM");
        }
    }

    private void fail(Throwable why) {
        if (answered.compareAndSet(false, true)) {
            getContext().onFailure(why);
        }
    }

    @Override
    public void stop(@NonNull Throwable cause) {
        String actor = actor(cause);
        // This may be the Pipeline's own thread, which must not wait for a request that is under way. The input of a
        // question goes before the step, for nothing of a step can be changed after its end.
        Computer.threadPoolForRemoting.submit(() -> {
            FlowRuns.get().withdraw(id);
            fail(cause);
            FlowRuns.get().stop(id, actor);
        });
    }

    private static String actor(Throwable cause) {
        if (cause instanceof FlowInterruptedException interrupted) {
            for (CauseOfInterruption each : interrupted.getCauses()) {
                if (each instanceof CauseOfInterruption.UserInterruption user) {
                    User who = user.getUserOrNull();
                    return who == null ? "SYSTEM" : who.getId();
                }
            }
        }
        return "SYSTEM";
    }

    @Override
    @CheckForNull
    public String getStatus() {
        try {
            return RunFolder.of(getContext().get(Run.class))
                    .load(id)
                    .flatMap(FlowStepExecution::status)
                    .orElse("preparing the release");
        } catch (IOException e) {
            return "the state of the release cannot be read: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static Optional<String> status(FlowRun run) {
        return FlowRuns.get()
                .waitsFor(run)
                .map(build -> "waiting for " + build + ", which is releasing the same app")
                .or(() -> run.current()
                        .map(step -> step.waitingFor()
                                .map(why -> "waiting for " + why)
                                .orElse("at step " + step.id())));
    }

    /** The Pipeline, as the run package sees it. */
    private final class Host implements FlowHost {

        private final Run<?, ?> build;
        private final TaskListener listener;
        private final GateKeeper gates;

        Host(Run<?, ?> build, TaskListener listener) {
            this.build = build;
            this.listener = listener;
            this.gates = CombinedGates.ofPipeline(getContext(), build, listener);
        }

        @Override
        public Run<?, ?> build() {
            return build;
        }

        @Override
        public TaskListener listener() {
            return listener;
        }

        @Override
        public GateKeeper gates() {
            return gates;
        }

        @Override
        public void ended(FlowRun run) {
            if (!answered.compareAndSet(false, true)) {
                return;
            }
            if (run.state() == FlowRun.State.SUCCEEDED) {
                getContext().onSuccess(FlowResult.of(run));
            } else {
                String why = run.problem().map(Problem::what).orElse("The release did not succeed.");
                getContext().onFailure(new AbortException(why));
            }
        }
    }
}
