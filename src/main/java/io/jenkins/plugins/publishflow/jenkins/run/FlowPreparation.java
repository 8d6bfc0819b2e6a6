package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.flow.step.Approval;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.config.StoreAccess;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeys;
import io.jenkins.plugins.publishflow.jenkins.options.FlowOptions;
import io.jenkins.plugins.publishflow.jenkins.options.SingleStepFlow;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes a flow run of what was asked for: reads the binary and the flow where they are, and checks all of it, before
 * anything is sent. Talks to the agent, so it runs in a thread that may block.
 */
public final class FlowPreparation {

    private final Run<?, ?> build;

    @CheckForNull
    private final FilePath workspace;

    private final FlowOptions options;

    /** @param workspace where binary and flow file are, or null outside of {@code node} */
    public FlowPreparation(Run<?, ?> build, @CheckForNull FilePath workspace, FlowOptions options) {
        this.build = build;
        this.workspace = workspace;
        this.options = options;
    }

    /** A run that has not begun, and how it is carried. */
    public record Prepared(FlowRun run, Launch launch) {}

    /**
     * Makes the run.
     *
     * @param id the id that it gets
     * @param background whether it goes on after its build has ended
     * @throws AbortException with everything that is wrong, for people
     */
    public Prepared prepare(String id, boolean background) throws IOException, InterruptedException {
        Optional<ReadBinary.Found> found = binary();
        Flow flow = flow(found.map(ReadBinary.Found::binary));
        checkKeys(flow);
        FlowRun run = new FlowRun(
                id,
                flow,
                found.map(ReadBinary.Found::binary).orElse(null),
                options.variables(),
                options.rehearsal(),
                new FlowRun.Origin(actor(), build.getParent().getFullName(), build.getNumber()));
        FilePlace place = found.map(file -> new FilePlace(node(), file.path())).orElse(null);
        FilePlace folder = new FilePlace(node(), folder().getRemote());
        return new Prepared(
                run, new Launch(options.keys(), place, folder, options.ifBusy(), options.quiet(), background));
    }

    private Flow flow(Optional<Binary> binary) throws IOException, InterruptedException {
        try {
            return new FlowReader(catalog())
                    .read(source(), options.variables(), new WorkspaceFiles(workspace, folder()), binary);
        } catch (FlowFileException e) {
            throw new AbortException(
                    options.step() == null
                            ? e.getMessage()
                            : options.step() + ": "
                                    + String.join(" ", SingleStepFlow.findings(options.definition(), e)));
        }
    }

    /** The steps that there are; approvals have the time that administrators have set. */
    private static StepCatalog catalog() {
        return StepCatalog.standard()
                .with(new Approval(PublishFlowConfiguration.get().approvalTime()));
    }

    private Optional<ReadBinary.Found> binary() throws IOException, InterruptedException {
        if (options.binary() == null || options.binary().isBlank()) {
            return Optional.empty();
        }
        FilePath folder = folder();
        if (!folder.exists()) {
            throw new AbortException(
                    workspace != null
                            ? "The workspace " + folder.getRemote() + " does not exist, so there is no binary in it."
                            : "Outside of 'node' the binary is looked for in the build's archived artifacts, and there are"
                                    + " none. Archive it before (archiveArtifacts), or call the step inside of 'node'.");
        }
        try {
            return Optional.of(folder.act(new ReadBinary(options.binary())));
        } catch (IOException e) {
            throw abort(e);
        }
    }

    /** Where binary and other files are: the workspace, or what the build has archived. */
    private FilePath folder() {
        return workspace != null ? workspace : new FilePath(build.getArtifactsDir());
    }

    /** One sentence where the agent has said one; anything else as it is. */
    private static IOException abort(IOException e) {
        Throwable said = e;
        while (said.getCause() != null && said.getClass() != IOException.class) {
            said = said.getCause();
        }
        AbortException abort = new AbortException(said.getMessage() == null ? said.toString() : said.getMessage());
        abort.initCause(e);
        return abort;
    }

    private FlowSource source() throws IOException, InterruptedException, FlowFileException {
        if (options.definition() != null) {
            return new FlowSource("the flow of this step", options.definition());
        }
        if (options.flow() != null) {
            PredefinedFlow flow = PredefinedFlow.find(options.flow())
                    .orElseThrow(() -> new AbortException("There is no predefined flow '" + options.flow()
                            + "'. There are: " + String.join(", ", PredefinedFlow.names()) + "."));
            return flow.source();
        }
        if (workspace == null) {
            throw new AbortException("The flow file '" + options.file()
                    + "' is in a workspace, and there is none here. Call the step inside of 'node'.");
        }
        try {
            return new FlowSource(options.file(), workspace.act(new ReadFlowFile(options.file())));
        } catch (IOException e) {
            throw abort(e);
        }
    }

    /** A wrong address, and a key that is missing or of the wrong kind, is told now, and not when people have approved. */
    private void checkKeys(Flow flow) throws AbortException {
        if (options.rehearsal()) {
            return;
        }
        try {
            for (Store store : catalog().stores(flow)) {
                StoreAccess.endpoint(store);
                String id = options.keys().getOrDefault(store.id(), "");
                if (id.isBlank()) {
                    throw new StoreException(RealStores.noKey(store));
                }
                StoreKeys.ring(build, store, id);
            }
        } catch (StoreException e) {
            throw new AbortException(e.problem().text());
        }
    }

    private String node() {
        Computer computer = workspace == null ? null : workspace.toComputer();
        return computer == null ? "" : computer.getName();
    }

    private String actor() {
        Cause.UserIdCause cause = build.getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? "SYSTEM" : cause.getUserId();
    }
}
