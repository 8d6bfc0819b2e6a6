package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Makes or finds the flow run that was asked for, with everything it needs, and runs it. */
public final class FlowSession {

    private final RunRequest request;
    private final Screen screen;
    private final PeopleChoice choice;
    private final StopSignal stop = new StopSignal();
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public FlowSession(RunRequest request, Screen screen, PeopleChoice people) {
        this.request = request;
        this.screen = screen;
        this.choice = people;
    }

    /** What is run, checked as a whole before anything is sent. */
    private record Plan(Flow flow, Optional<Binary> binary) {}

    /**
     * Runs against the store at that address.
     *
     * @param sandbox the clock of the sandbox behind the address, or null for a real store
     * @return the exit code
     * @throws InputException where something given is not usable; nothing was sent
     * @throws FlowFileException where the flow is wrong; nothing was sent
     */
    public int run(AppStoreKey key, URI endpoint, @CheckForNull SandboxTime sandbox)
            throws IOException, FlowFileException {
        Plan plan = plan();
        HttpSettings http = sandbox == null ? throughProxy() : HttpSettings.DEFAULT;
        Path folder = request.state() != null ? request.state() : defaultFolder(plan);
        try (StateDirectory state = StateDirectory.open(folder)) {
            Optional<FlowRun> saved = state.runStore().load();
            FlowRun run = saved.isPresent() ? goOn(saved.get(), plan) : begin(plan, sandbox != null);
            People people = choice.of(run);
            stop.listen();
            try {
                Waiting time = sandbox == null
                        ? new WorldTime(stop)
                        : new RehearsalTime(sandbox.clock(), sandbox::moveTo, request.speed(), stop);
                TerminalStores stores = new TerminalStores(
                        key, endpoint, new StoreHttp(http, time.clock()), time.clock(), state.requests());
                introduce(run, endpoint, folder);
                return new TerminalRun(state, time, stores, people, screen, stop, http)
                        .execute(run, request.binary(), request.report() != null ? request.report() : folder);
            } finally {
                stop.done();
            }
        }
    }

    private static HttpSettings throughProxy() {
        return HttpSettings.DEFAULT.withProxy(
                EnvironmentProxy.in(System.getenv()).orElse(null));
    }

    private Plan plan() throws IOException, FlowFileException {
        Optional<Binary> binary = Optional.ofNullable(request.binary()).map(BinaryFile::read);
        return new Plan(FlowChoice.of(request.flow(), request.base()).read(request.variables(), binary), binary);
    }

    private FlowRun begin(Plan plan, boolean rehearsal) {
        String id =
                ID.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new FlowRun(
                id,
                plan.flow,
                plan.binary.orElse(null),
                request.variables(),
                rehearsal,
                new FlowRun.Origin(user(), null, null));
    }

    private FlowRun goOn(FlowRun saved, Plan plan) {
        String before = saved.binary().map(Binary::sha256).orElse("");
        String now = plan.binary.map(Binary::sha256).orElse("");
        if (!before.equals(now)) {
            throw new InputException("The state folder holds the run of another binary ("
                    + saved.binary()
                            .map(binary -> binary.fileName() + ", " + binary.version() + " (" + binary.build() + ")")
                            .orElse("none")
                    + "). Name another folder with --state, or give that binary.");
        }
        if (!saved.flow().equals(plan.flow)) {
            screen.line("The flow has changed since this run began. The run goes on with the flow that it began with.");
        }
        return saved;
    }

    private void introduce(FlowRun run, URI endpoint, Path folder) {
        run.binary()
                .ifPresent(binary -> screen.line(String.format(
                        Locale.ROOT,
                        "App    %s %s (%s), %s, %.1f MB",
                        binary.displayName(),
                        binary.version(),
                        binary.build(),
                        binary.identifier(),
                        binary.size() / 1e6)));
        screen.line("Flow   " + run.flow().name() + ", " + run.flow().steps().size() + " steps");
        screen.line("Store  " + endpoint + (run.rehearsal() ? ", the sandbox: this is a rehearsal" : ""));
        screen.line("State  " + folder.toAbsolutePath().normalize());
    }

    private static Path defaultFolder(Plan plan) {
        String name = plan.binary
                .map(binary -> binary.identifier() + "-" + binary.version() + "-" + binary.build())
                .orElse(plan.flow.name());
        return Path.of(".publish-flow", name.replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
