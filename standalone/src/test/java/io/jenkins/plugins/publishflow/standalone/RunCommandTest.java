package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxClock;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} against a sandbox that is not its own. */
class RunCommandTest {

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Path key;
    private Path binary;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.USUAL.clock(new SandboxClock(Duration.ZERO)));
        key = SandboxKeyFile.write(sandbox.teamKey(), folder);
        binary = SampleRelease.writeTo(folder);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void sendsToTheAddressAndMovesItsClock() {
        run("beta testing", "--binary", binary, "--key", key)
                .ended(ExitCode.DONE)
                .said("Store  " + sandbox.baseUrl() + ", the sandbox: this is a rehearsal", "Succeeded.");
        assertEquals(1, sandbox.state().path("buildUploads").size());
    }

    @Test
    void aTextOfTheStoreStaysReadable() throws Exception {
        Path p8 = Files.writeString(
                folder.resolve(sandbox.teamKey().fileName()), sandbox.teamKey().pem());
        Typed typed = run("beta testing", "--binary", binary, "--key", p8);
        typed.ended(ExitCode.FAILED)
                .said("the store said: NOT_AUTHORIZED", "what to do: Check that key id and issuer id", "Failed.")
                .didNotSay(sandbox.teamKey().pem().lines().toList().get(1));
    }

    @Test
    void aRunWaitsForNobody() {
        run("beta testing and release", "--binary", binary, "--key", key)
                .refused(
                        "The step 'Get Approval for Testing' asks for approval by anybody (0 of 1 given), and there is no"
                                + " terminal to ask at. Name with --approve who has approved, or start it at a terminal.");
        assertEquals(0, sandbox.requests().count());
    }

    @Test
    void nothingIsSentWhereTheFlowNeedsABinary() {
        Typed typed = run("beta testing", "--key", key);
        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(typed.err().contains("'appInformation' needs a binary, and none is given."), typed.err());
        assertEquals(0, sandbox.requests().count());
    }

    @Test
    void aFlowMayNeedNoBinary() throws Exception {
        Path flow = Files.writeString(folder.resolve("publish.yml"), """
                steps:
                  - releaseStatus:
                      bundleId: com.example.publishflow.sample
                      version: "1.0"
                      states: [READY_FOR_DISTRIBUTION]
                """);
        run(flow, "--key", key).ended(ExitCode.DONE).didNotSay("App    ");
    }

    @Test
    void aRehearsalIsNotTakenForTheRealThing() {
        run("beta testing", "--binary", binary, "--key", key).ended(ExitCode.DONE);
        Path state = folder.resolve("state");
        Typed.of("run", "beta testing", "--binary", binary, "--key", key, "--state", state)
                .refused("The state folder " + state + " holds a rehearsal. Name another folder with --state.");
    }

    @Test
    void aKeyIsAKey() throws Exception {
        Path flow = Files.writeString(folder.resolve("publish.yml"), "steps: [appInformation]");
        Typed typed = run(flow, "--binary", binary, "--key", flow);
        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(typed.err().contains("This is no private key"), typed.err());
        assertTrue(typed.err().contains("at: " + flow), typed.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "127.0.0.1:8080", "ftp://127.0.0.1", "https://jo:secret@example.com"})
    void anAddressIsOneOfAStore(String address) {
        Typed typed = Typed.of("run", "beta testing", "--key", key, "--endpoint", "app-store=" + address);
        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(
                typed.err().contains("Write app-store=https://host, or app-store=http://127.0.0.1:port"), typed.err());
        assertFalse(typed.err().contains("secret"), typed.err());
    }

    @Test
    void onlyStoresThatAreKnownHaveAnAddress() {
        Typed.of("run", "beta testing", "--key", key, "--endpoint", "appstore=" + sandbox.baseUrl())
                .refused(
                        "--endpoint: 'appstore' is not known here; the stores are app-store, google-play, huawei, appcircle.");
    }

    @Test
    void theAddressOfAppcircleHasADomain() {
        Typed.of("run", "beta testing", "--key", key, "--endpoint", "appcircle=https://intranet")
                .refused(
                        "--endpoint appcircle: Appcircle has a host for its API and one for tokens, api and auth, below one"
                                + " domain, and this address has no domain. Write for example https://api.example.com.");
    }

    @Test
    void whereNobodyAnswersIsTold() throws Exception {
        sandbox.close();
        Typed typed = run("beta testing", "--binary", binary, "--key", key);
        assertEquals(ExitCode.FAILED, typed.exit());
        assertTrue(typed.err().contains("no connection could be made"), typed.err());
    }

    private Typed run(Object... arguments) {
        Stream<Object> always = Stream.of(
                "run",
                "--endpoint",
                "app-store=" + sandbox.baseUrl(),
                "--state",
                folder.resolve("state"),
                "--speed",
                1_000_000);
        return Typed.of(Stream.concat(always, Stream.of(arguments)).toArray());
    }
}
