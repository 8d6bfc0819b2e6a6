package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.KeyedStores;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Begins the flow run of a plan, or finds the one that the state folder holds, and runs it. */
public final class FlowSession {

    private final Plan plan;
    private final StateDirectory state;
    private final Screen screen;
    private final PeopleChoice choice;
    private final StopSignal stop = new StopSignal();

    /** @param state the folder of the run, taken for this process */
    public FlowSession(Plan plan, StateDirectory state, Screen screen, PeopleChoice people) {
        this.plan = plan;
        this.state = state;
        this.screen = screen;
        this.choice = people;
    }

    /**
     * Runs against the stores at those addresses, to the end or until the process is asked to end.
     *
     * @param sandbox the clock of the sandbox behind the addresses, or null for real stores
     * @return the exit code
     * @throws InputException where the folder holds another run, nobody can answer at an approval, or the report or the
     *     proxy cannot be used; nothing was sent
     */
    public int run(KeyRing keys, Endpoints endpoints, @CheckForNull SandboxTime sandbox) throws IOException {
        HttpSettings http = sandbox == null ? throughProxy() : HttpSettings.DEFAULT;
        FlowRun run = find(sandbox != null);
        People people = choice.of(run);
        Path report = reportFolder();
        stop.listen();
        try {
            Waiting time = sandbox == null
                    ? new WorldTime(stop)
                    : new RehearsalTime(
                            sandbox.clock(), sandbox::moveTo, plan.request().speed(), stop);
            Stores stores = new KeyedStores(
                    keys, endpoints::of, new StoreHttp(http, time.clock()), time.clock(), state.requests());
            introduce(run, endpoints);
            return new TerminalRun(state, time, stores, people, screen, stop, http)
                    .execute(run, new ReleaseFiles(plan.request().binary(), plan.folder()), report);
        } finally {
            stop.done();
        }
    }

    private static HttpSettings throughProxy() {
        return HttpSettings.DEFAULT.withProxy(
                EnvironmentProxy.in(System.getenv()).orElse(null));
    }

    /** Made before the run, not after it: days of a release must not end in a folder that cannot be written. */
    private Path reportFolder() {
        try {
            Path folder = Files.createDirectories(plan.report());
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException e) {
            // Said below.
        }
        throw new InputException(
                "--report: '" + plan.report() + "' is no folder that can be written. Name another one.");
    }

    private FlowRun find(boolean rehearsal) throws IOException {
        FlowRun fresh = plan.begin(rehearsal);
        Optional<FlowRun> saved = state.runStore().load();
        return saved.isPresent() ? goOn(saved.get(), fresh) : fresh;
    }

    private FlowRun goOn(FlowRun saved, FlowRun asked) {
        if (!sha256(saved).equals(sha256(asked))) {
            throw another("the run of another binary ("
                    + saved.binary().map(FlowSession::name).orElse("none") + ")");
        }
        if (saved.rehearsal() != asked.rehearsal()) {
            throw another(saved.rehearsal() ? "a rehearsal" : "a run against the real store");
        }
        boolean same = saved.flow().equals(asked.flow()) && saved.variables().equals(asked.variables());
        if (!same && saved.state() == FlowRun.State.SUCCEEDED) {
            throw another("a run that has succeeded, of a flow that is not the same ("
                    + saved.flow().name() + ")");
        }
        if (!same) {
            screen.line("Flow or variables have changed since this run began. It goes on with those that it began with;"
                    + " to begin anew, name another folder with --state.");
        }
        return saved;
    }

    private InputException another(String what) {
        return new InputException(
                "The state folder " + state.folder() + " holds " + what + ". Name another folder with --state.");
    }

    private static String sha256(FlowRun run) {
        return run.binary().map(Binary::sha256).orElse("");
    }

    private static String name(Binary binary) {
        return binary.fileName() + ", " + binary.version() + " (" + binary.build() + ")";
    }

    private void introduce(FlowRun run, Endpoints endpoints) {
        run.binary()
                .ifPresent(binary -> screen.line("App    " + binary.displayName() + " " + binary.version() + " ("
                        + binary.build() + "), " + binary.identifier() + ", " + Megabytes.text(binary.size())));
        screen.line("Flow   " + run.flow().name() + ", " + run.flow().steps().size() + " steps");
        for (URI endpoint : endpoints.of(plan.stores())) {
            screen.line("Store  " + endpoint + (run.rehearsal() ? ", the sandbox: this is a rehearsal" : ""));
        }
        screen.line("State  " + state.folder().toAbsolutePath().normalize());
    }
}
