package io.jenkins.plugins.publishflow.flow.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowListener;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.FlowRunStore;
import io.jenkins.plugins.publishflow.flow.FlowStateException;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.flow.SavedRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.flow.VirtualDriver;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.FlowSource;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A flow run against a sandbox, on its clock, to its end: one step or several, written as in a flow file. The binary has
 * bytes that mean nothing; what it says of itself can be changed.
 */
public final class SandboxTrial {

    private final CheckedSandbox sandbox;
    private final Path folder;
    private final SavedRun saved = new SavedRun();
    private Path file;
    private Binary binary;
    private VirtualDriver.Sender sender = this::send;
    private VirtualDriver.People people = (question, now) -> List.of();
    private FlowRun run;
    private int savesLeft = Integer.MAX_VALUE;
    private boolean died;

    /** @param folder an empty one, for the binary and for what the flow reads */
    public SandboxTrial(CheckedSandbox sandbox, Path folder) throws Exception {
        this.sandbox = sandbox;
        this.folder = folder;
        file = folder.resolve("Sample.ipa");
        byte[] bytes = new byte[100_000];
        new Random(7).nextBytes(bytes);
        Files.write(file(), bytes);
        binary = new Binary(
                "Sample.ipa",
                CatalogueApp.SAMPLE.bundleId(),
                "1.1",
                "42",
                "Sample",
                Binary.Platform.IOS,
                "15.0",
                new Binary.Signing(
                        "Sample App Store",
                        "TEAM",
                        Binary.ProfileType.APP_STORE,
                        Instant.parse("2036-06-01T00:00:00Z")),
                null,
                bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    /** Releases another file, by what it says of itself. */
    public SandboxTrial file(Path other) throws BinaryException {
        file = other;
        binary = BinaryReader.read(other);
        return this;
    }

    /** Changes what the binary says of itself. */
    public SandboxTrial binary(UnaryOperator<Binary> change) {
        binary = change.apply(binary);
        return this;
    }

    /** The same binary with another version and build number. */
    public SandboxTrial version(String version, String build) {
        return binary(old -> new Binary(
                old.fileName(),
                old.identifier(),
                version,
                build,
                old.displayName(),
                old.platform(),
                old.minimumOs(),
                old.signing(),
                old.usesNonExemptEncryption(),
                old.size(),
                old.sha256()));
    }

    /** Releases what the store has. */
    public SandboxTrial withoutBinary() {
        binary = null;
        return this;
    }

    /** What is released. */
    public Binary binary() {
        return binary;
    }

    /** Sends the bytes in another way than over HTTP. */
    public SandboxTrial sender(VirtualDriver.Sender other) {
        sender = other;
        return this;
    }

    /** Makes the process die in place of its save number n from now on; another one goes on with what was saved. */
    public SandboxTrial dieAtSave(int n) {
        savesLeft = n - 1;
        return this;
    }

    /** Whether the process has died. */
    public boolean hasDied() {
        return died;
    }

    /** Who answers at gates; nobody without this. */
    public SandboxTrial people(VirtualDriver.People answers) {
        people = answers;
        return this;
    }

    /** Everybody who is asked approves. */
    public SandboxTrial approving() {
        return people((question, now) -> List.of(new Decision(
                question.gate().unanswered().stream().findFirst().orElse("anna"),
                Decision.Answer.APPROVED,
                "",
                now,
                Decision.Way.TERMINAL)));
    }

    /** Runs steps, written as the list below {@code steps:} of a flow file, to the end. */
    public SandboxTrial run(String steps) throws Exception {
        String text = "name: Trial\nsteps:\n" + steps.strip().indent(2);
        Flow flow = new FlowReader(StepCatalog.standard())
                .read(
                        new FlowSource("publish.yml", text),
                        Map.of(),
                        new LocalFiles(folder),
                        Optional.ofNullable(binary));
        run = new FlowRun("run", flow, binary, Map.of(), true, new FlowRun.Origin("anna", null, null));
        return drive(engine());
    }

    /** Starts the run that has failed again, in a new process, and runs it to the end. */
    public SandboxTrial restart() throws Exception {
        run = saved.load();
        FlowEngine engine = engine();
        try {
            engine.restart("anna");
        } catch (FlowStateException death) {
            die();
            return restart();
        }
        return drive(engine);
    }

    private SandboxTrial drive(FlowEngine first) throws Exception {
        FlowEngine engine = first;
        while (true) {
            try {
                new VirtualDriver(engine, sandbox.clock(), sender, people).run();
                DeclaredOutputs.check(run);
                return this;
            } catch (FlowStateException death) {
                die();
                run = saved.load();
                engine = engine();
            }
        }
    }

    private void die() {
        died = true;
        savesLeft = Integer.MAX_VALUE;
    }

    private FlowEngine engine() throws StoreException {
        FlowRunStore disk = changed -> {
            if (savesLeft-- <= 0) {
                throw new IOException("killed");
            }
            saved.save(changed);
        };
        return new FlowEngine(
                run, StepCatalog.standard()::find, stores(), disk, saved, FlowListener.NONE, sandbox.clock());
    }

    /** A connector with the team's key, to set the stage and to look behind it. */
    public AppStoreConnect store() throws StoreException {
        return stores().appStore();
    }

    private Stores stores() throws StoreException {
        return RehearsedStores.of(sandbox.get(), new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock());
    }

    /** Sends the bytes by a ticket, of the binary or of a file beside it. */
    public String send(Next.Send what) throws StoreException, InterruptedException {
        Path bytes = what.attachment() == null
                ? file()
                : folder.resolve(what.attachment().path());
        if (what.attachment() != null) {
            what.attachment().check(bytes);
        }
        return new TicketUploader(UploadSettings.DEFAULT, sandbox.clock())
                .upload(what.ticket(), bytes, (sent, total) -> {}, ExchangeListener.NONE);
    }

    /** Changes a byte in the middle of the file, which the binary's digest does not know of. */
    public SandboxTrial damaged() {
        try {
            byte[] bytes = Files.readAllBytes(file());
            bytes[bytes.length / 2]++;
            Files.write(file(), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run as it ended. */
    public FlowRun ended() {
        return run;
    }

    /** What the last step handed on; the run has to have succeeded. */
    public Map<String, String> outputs() {
        assertEquals(
                FlowRun.State.SUCCEEDED,
                run.state(),
                () -> run.problem().map(Problem::text).orElse(""));
        return last().outputs();
    }

    /** Why the run failed; it has to have failed. */
    public Problem problem() {
        assertEquals(FlowRun.State.FAILED, run.state());
        return run.problem().orElseThrow();
    }

    /** All that the last step told people. */
    public String lines() {
        return String.join("\n", last().lines());
    }

    /** The activities of that kind, by their detail. */
    public List<String> activities(Activity.Action action) {
        return saved.activities().stream()
                .filter(activity -> activity.action() == action)
                .map(Activity::detail)
                .toList();
    }

    /** How often that was asked of the sandbox; the expression is for the path without query. */
    public long requests(String method, String path) {
        return sandbox.get().requests().entries().stream()
                .filter(request -> request.method().equals(method))
                .filter(request -> request.path().matches(path))
                .count();
    }

    /** All requests that change something at the store, bytes of parts included. */
    public List<String> writes() {
        return sandbox.get().requests().entries().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** The resources of a type that the sandbox holds. */
    public List<JsonNode> held(String type) {
        return held(sandbox.get().state(), type);
    }

    /** The resources of a type in what a store of the sandbox shows. */
    public static List<JsonNode> held(JsonNode shown, String type) {
        List<JsonNode> held = new ArrayList<>();
        shown.path(type).forEach(held::add);
        return held;
    }

    private StepRun last() {
        return run.steps().get(run.steps().size() - 1);
    }

    private Path file() {
        return file;
    }
}
