package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxClock;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A flow run against a sandbox in this process. The sandbox is kept in the state folder with the run, so that a
 * rehearsal that was cut off goes on as a release would.
 */
public final class Rehearsal {

    /** A version that is lower than any that people release: their app is rehearsed as an update. */
    private static final String EARLIER_VERSION = "0.0.1";

    private final RunRequest request;
    private final Screen screen;
    private final boolean sample;

    public Rehearsal(RunRequest request, Screen screen) {
        this.request = request;
        this.screen = screen;
        this.sample = request.binary() == null;
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
        RunRequest complete = request.in(folder);
        if (sample) {
            Map<String, String> variables =
                    FlowChoice.of(request.flow(), folder).wanted(SampleRelease.VARIABLES);
            complete = complete.with(SampleRelease.writeTo(folder), folder, variables);
        }
        Path data = folder.resolve("sandbox");
        SandboxClock clock = Sandbox.clockIn(data);
        SandboxOptions options = SandboxOptions.USUAL.data(data).clock(clock).apps(apps(complete.binary()));
        try (Sandbox sandbox = Sandbox.start(options)) {
            SandboxKey key = sandbox.teamKey();
            AppStoreKey usable = AppStoreKeyFile.parse(key.pem(), key.fileName(), key.keyId(), key.issuerId());
            PeopleChoice people = PeopleChoice.forRehearsal(request.approvers(), screen, sample);
            return new FlowSession(complete, screen, people).run(usable, sandbox.baseUrl(), time(sandbox));
        }
    }

    private List<CatalogueApp> apps(Path file) {
        List<CatalogueApp> apps = new ArrayList<>(SandboxOptions.USUAL.apps());
        Binary binary = BinaryFile.read(file);
        if (apps.stream().noneMatch(app -> app.bundleId().equals(binary.identifier()))) {
            apps.add(new CatalogueApp("6470000003", binary.identifier(), binary.displayName(), EARLIER_VERSION));
        }
        return apps;
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
