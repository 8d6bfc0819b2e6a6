package io.jenkins.plugins.publishflow.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.RawClient;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class CheckedSandboxTest {

    private static final String WRONG = "/v1/apps?sort=colour";
    private static final String UNDECLARED = "GET /v1/apps -> 400: request at ?sort: \"colour\" is none of ";

    @BeforeEach
    void needsTheContract() {
        Contracts.appStoreConnect();
    }

    void ordinary() {}

    @SendsWrongRequests
    void wrongOnPurpose() {}

    @Test
    void aRequestAgainstTheContractFailsTheTestThatSentIt() {
        AssertionError failure = assertThrows(AssertionError.class, () -> run("ordinary", client -> client.get(WRONG)));

        assertEquals(
                "1 against the contract:\n" + UNDECLARED, failure.getMessage().replaceAll("\\[.*", ""));
    }

    @Test
    void aRequestThatIsWrongOnPurposeHasToBeRefused() throws Exception {
        run("wrongOnPurpose", client -> assertEquals(400, client.get(WRONG).status()));
    }

    @Test
    void aWrongRequestThatTheSandboxTakesIsAViolationOnPurposeOrNot() {
        WholeExchange taken = WholeExchange.ofJson(
                "GET", "/v1/apps", "sort=colour", "", 200, "{\"data\": [], \"links\": {\"self\": \"/v1/apps\"}}");

        assertEquals(1, found(taken, true).size());
        assertEquals(1, found(taken, false).size());
    }

    @Test
    void aWrongAnswerIsAViolationWhateverTheRequestWas() {
        WholeExchange undeclared = WholeExchange.ofJson("GET", "/v1/apps", "sort=colour", "", 418, "{}");

        assertEquals(
                List.of(Violation.Part.ANSWER),
                found(undeclared, true).stream().map(Violation::part).toList());
    }

    @Test
    void theMadeUpAnswerOfAFaultIsNoViolation() throws Exception {
        CheckedSandbox sandbox = new CheckedSandbox();
        run(sandbox, "ordinary", client -> {
            sandbox.get().faults().add(Fault.status(503).asHtml());
            assertEquals(503, client.status("/v1/apps"));
        });
    }

    @Test
    void noTestStartsASandboxThatIsNotChecked() {
        noClasses()
                .that()
                .areNotAssignableTo(CheckedSandbox.class)
                // Measurements, the runner as a process, tests in a Jenkins, which send what the engine's tests send,
                // and
                // the two tests of a clock that has to be a sandbox's own.
                .and()
                .resideOutsideOfPackages("..benchmark..", "..standalone..", "..publishflow.jenkins..")
                .and()
                .doNotHaveSimpleName("ControlSiteTest")
                .and()
                .doNotHaveSimpleName("RestartTest")
                .should()
                .callMethod(Sandbox.class, "start", SandboxOptions.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("io.jenkins.plugins.publishflow"));
    }

    private static List<Violation> found(WholeExchange exchange, boolean wrongRequestsAllowed) {
        ContractWatcher watcher = new ContractWatcher(Contracts.appStoreConnect(), wrongRequestsAllowed);
        watcher.exchanged(new RecordedExchange(
                1,
                exchange.method(),
                exchange.path(),
                exchange.rawQuery(),
                Map.of(),
                exchange.requestBody(),
                new Answer(exchange.status(), Map.of("Content-Type", "application/json"), exchange.answerBody()),
                null));
        return watcher.violations();
    }

    private static void run(String method, Consumer<RawClient> test) throws Exception {
        run(new CheckedSandbox(), method, test);
    }

    private static void run(CheckedSandbox sandbox, String method, Consumer<RawClient> test) throws Exception {
        ExtensionContext context = context(method);
        sandbox.beforeEach(context);
        test.accept(new RawClient(sandbox));
        sandbox.afterEach(context);
    }

    /** A context of JUnit that knows its test class and method, which is all that is asked of it. */
    private static ExtensionContext context(String method) {
        return (ExtensionContext) Proxy.newProxyInstance(
                CheckedSandboxTest.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, called, arguments) -> called.getName().equals("getRequiredTestMethod")
                        ? CheckedSandboxTest.class.getDeclaredMethod(method)
                        : CheckedSandboxTest.class);
    }
}
