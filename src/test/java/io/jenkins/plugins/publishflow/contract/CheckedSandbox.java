package io.jenkins.plugins.publishflow.contract;

import io.jenkins.plugins.publishflow.flow.VirtualClock;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.http.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one way in which tests run a sandbox: {@code @RegisterExtension final CheckedSandbox sandbox = new CheckedSandbox()}.
 * Each test gets a fresh one on a virtual clock. After the test, each exchange that broke Apple's contract, and each
 * request that no right client makes, is a failure. Without the contract file the sandbox runs unchecked, and says so
 * once.
 */
public final class CheckedSandbox implements BeforeEachCallback, AfterEachCallback {

    private final UnaryOperator<SandboxOptions> options;
    private final List<Sandbox> started = new ArrayList<>();
    private final List<ContractWatcher> watchers = new ArrayList<>();
    private VirtualClock clock;
    private boolean wrongRequestsAllowed;

    /** A sandbox as rehearsals have it. */
    public CheckedSandbox() {
        this(UnaryOperator.identity());
    }

    /** @param options changes what a rehearsal's sandbox is set up with; not its clock */
    public CheckedSandbox(UnaryOperator<SandboxOptions> options) {
        this.options = options;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        clock = new VirtualClock();
        wrongRequestsAllowed = context.getRequiredTestMethod().isAnnotationPresent(SendsWrongRequests.class)
                || context.getRequiredTestClass().isAnnotationPresent(SendsWrongRequests.class);
        Unchecked.sayOnceIfSo();
        start(SandboxOptions.USUAL);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Sandbox sandbox : started) {
            sandbox.close();
            if (!wrongRequestsAllowed) {
                sandbox.requests().misuses().stream()
                        .map(LoggedRequest::toString)
                        .forEach(wrong::add);
            }
        }
        watchers.stream()
                .flatMap(watcher -> watcher.violations().stream())
                .map(Violation::toString)
                .forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong.size() + " against the contract:\n" + String.join("\n", wrong));
        }
    }

    /** The sandbox that was started last. */
    public Sandbox get() {
        return started.get(started.size() - 1);
    }

    /** The sandbox's clock; the test moves it. */
    public VirtualClock clock() {
        return clock;
    }

    /** Moves the clock. */
    public void pass(Duration time) {
        clock.move(time);
    }

    /** Starts one more sandbox that is checked as well, such as one that goes on with kept state. */
    public Sandbox start(SandboxOptions others) throws IOException {
        Sandbox sandbox = Sandbox.start(options.apply(others).clock(clock));
        started.add(sandbox);
        if (Contracts.haveAppStoreConnect()) {
            ContractWatcher watcher = new ContractWatcher(Contracts.appStoreConnect(), wrongRequestsAllowed);
            watchers.add(watcher);
            sandbox.watch(watcher);
        }
        if (Contracts.haveGooglePlay()) {
            ContractWatcher watcher = new ContractWatcher(Contracts.googlePlay(), wrongRequestsAllowed);
            watchers.add(watcher);
            sandbox.watch(new PlayWatcher(watcher));
        }
        return sandbox;
    }

    /** Says once in a test run that nothing is checked. */
    private static final class Unchecked {
        static {
            if (!Contracts.haveAppStoreConnect()) {
                System.out.println("Sandboxes run unchecked: there is no contract of App Store Connect");
            }
        }

        static void sayOnceIfSo() {
            // Loading the class says it.
        }
    }
}
