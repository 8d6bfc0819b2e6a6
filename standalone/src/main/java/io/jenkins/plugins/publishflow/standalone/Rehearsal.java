package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxClock;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * A flow run against a sandbox in this process. The sandbox is kept in the state folder with the run, so that a
 * rehearsal that was cut off goes on as a release would.
 */
public final class Rehearsal {

    private final RunRequest request;
    private final Screen screen;
    private final boolean unattended;

    /** @param unattended whether nobody is to be asked for approval, even at a terminal */
    public Rehearsal(RunRequest request, Screen screen, boolean unattended) {
        this.request = request;
        this.screen = screen;
        this.unattended = unattended;
    }

    /**
     * Rehearses.
     *
     * @return the exit code
     * @throws InputException where something given is not usable
     * @throws FlowFileException where the flow is wrong
     * @throws StoreException where the sandbox's key is not usable, which would be a defect
     */
    public int run() throws IOException, FlowFileException, StoreException {
        Path folder = request.state() != null ? request.state() : Files.createTempDirectory("publish-flow-rehearsal");
        try (StateDirectory state = StateDirectory.open(folder)) {
            return run(Plan.of(complete(folder)), state);
        }
    }

    private RunRequest complete(Path folder) throws IOException, FlowFileException {
        RunRequest here = request.in(folder);
        if (request.binary() != null) {
            return here;
        }
        FlowChoice flow = FlowChoice.of(request.flow(), folder);
        if (flow.isForAndroid(request.variables())) {
            return here.with(SampleRelease.writeBundleTo(folder), request.base(), Map.of());
        }
        Map<String, String> variables = flow.wanted(SampleRelease.VARIABLES);
        return here.with(SampleRelease.writeTo(folder), folder, variables);
    }

    private int run(Plan plan, StateDirectory state) throws IOException, StoreException {
        Path data = state.folder().resolve("sandbox");
        SandboxClock clock = Sandbox.clockIn(data);
        Binary binary = plan.binary().orElseThrow();
        SandboxOptions options = RehearsedStores.options(binary.identifier(), binary.displayName(), plan.flow())
                .data(data)
                .clock(clock);
        try (Sandbox sandbox = Sandbox.start(options)) {
            PeopleChoice people = PeopleChoice.forRehearsal(request.approvers(), screen, unattended);
            return new FlowSession(plan, state, screen, people)
                    .run(RehearsedStores.keys(sandbox), Endpoints.inSandbox(sandbox.baseUrl()), time(sandbox));
        }
    }

    private static SandboxTime time(Sandbox sandbox) {
        return new SandboxTime() {
            @Override
            public Clock clock() {
                return sandbox.clock();
            }

            @Override
            public void moveTo(Instant time) {
                sandbox.moveTo(time);
            }
        };
    }
}
