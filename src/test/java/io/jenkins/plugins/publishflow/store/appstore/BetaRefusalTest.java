package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a refusal, and of an answer that is no JSON:API document, in every operation up to TestFlight. */
class BetaRefusalTest {

    private static final String CODE = "STATE_ERROR.ENTITY_STATE_INVALID";

    /** One operation: the request it makes, and a call of it. */
    record Operation(String method, String path, Call call) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @FunctionalInterface
    interface Call {
        void make(AppStoreConnect store) throws StoreException;
    }

    static Stream<Operation> operations() {
        return Stream.of(
                new Operation(
                        "GET",
                        "/v1/apps/a/buildUploads",
                        store -> store.buildUploads().find("a", "1", "2", "IOS")),
                new Operation(
                        "POST",
                        "/v1/buildUploads",
                        store -> store.buildUploads().reserve("a", "1", "2", "IOS")),
                new Operation(
                        "GET",
                        "/v1/buildUploads/u",
                        store -> store.buildUploads().read("u")),
                new Operation(
                        "DELETE",
                        "/v1/buildUploads/u",
                        store -> store.buildUploads().delete("u")),
                new Operation(
                        "POST",
                        "/v1/buildUploadFiles",
                        store -> store.buildUploads().reserveFile("u", "f.ipa", 1)),
                new Operation(
                        "GET",
                        "/v1/buildUploads/u/buildUploadFiles",
                        store -> store.buildUploads().findFile("u", 1)),
                new Operation(
                        "GET",
                        "/v1/buildUploadFiles/f",
                        store -> store.buildUploads().readFile("f", 1)),
                new Operation(
                        "PATCH",
                        "/v1/buildUploadFiles/f",
                        store -> store.buildUploads().commitFile("f", "00")),
                new Operation("GET", "/v1/builds", store -> store.builds().find("a", "1", "2", "IOS")),
                new Operation("GET", "/v1/builds", store -> store.builds().newestUsable("a", "IOS")),
                new Operation("GET", "/v1/builds/b", store -> store.builds().read("b")),
                new Operation("PATCH", "/v1/builds/b", store -> store.builds().answerEncryption("b", true)),
                new Operation(
                        "GET",
                        "/v1/betaGroups",
                        store -> store.testFlight().groups().ofApp("a")),
                new Operation(
                        "POST",
                        "/v1/builds/b/relationships/betaGroups",
                        store -> store.testFlight().groups().add("b", "g")),
                new Operation(
                        "GET",
                        "/v1/betaBuildLocalizations",
                        store -> store.testFlight().texts().ofBuild("b")),
                new Operation(
                        "POST",
                        "/v1/betaBuildLocalizations",
                        store -> store.testFlight().texts().create("b", "tr", "x")),
                new Operation(
                        "PATCH",
                        "/v1/betaBuildLocalizations/t",
                        store -> store.testFlight().texts().update("t", "x")),
                new Operation(
                        "GET",
                        "/v1/betaAppReviewSubmissions",
                        store -> store.testFlight().review().find("b")),
                new Operation(
                        "POST",
                        "/v1/betaAppReviewSubmissions",
                        store -> store.testFlight().review().submit("b")),
                new Operation(
                        "GET",
                        "/v1/betaAppReviewDetails",
                        store -> store.testFlight().review().missingContact("a")),
                new Operation(
                        "PATCH",
                        "/v1/buildBetaDetails/d",
                        store -> store.testFlight().autoNotify("d", true)),
                new Operation(
                        "POST",
                        "/v1/buildBetaNotifications",
                        store -> store.testFlight().notifyTesters("b")),
                new Operation(
                        "GET",
                        "/v1/appEncryptionDeclarations",
                        store -> store.testFlight().approvedEncryptionDeclarations("a")),
                new Operation(
                        "PATCH",
                        "/v1/builds/b/relationships/appEncryptionDeclaration",
                        store -> store.testFlight().declareEncryption("b", "e")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRefusalKeepsApplesWordsAndNamesTheRequest(Operation operation) {
        try (CannedServer server = new CannedServer()) {
            server.on(
                    operation.method(),
                    operation.path(),
                    409,
                    "{\"errors\":[{\"status\":\"409\",\"code\":\"%s\",\"title\":\"t\",\"detail\":\"why\"}]}"
                            .formatted(CODE));
            Problem problem = problem(server, operation);
            assertEquals(Problem.Kind.REFUSED, problem.kind());
            assertEquals(operation.method() + " " + operation.path(), problem.where());
            assertEquals(CODE, problem.storeErrors().get(0).code());
            assertEquals("why", problem.storeErrors().get(0).detail());
        }
    }

    static Stream<Operation> operationsWithAnswer() {
        return operations()
                .filter(one -> !one.method().equals("DELETE") && !one.path().contains("/relationships/"));
    }

    @ParameterizedTest
    @MethodSource("operationsWithAnswer")
    void anAnswerThatIsNoDocumentIsUnexpected(Operation operation) {
        try (CannedServer server = new CannedServer()) {
            int status = operation.method().equals("POST") ? 201 : 200;
            server.on(operation.method(), operation.path(), status, "{\"data\":\"b\"}");
            Problem problem = problem(server, operation);
            assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
            assertEquals(operation.method() + " " + operation.path(), problem.where());
        }
    }

    private static Problem problem(CannedServer server, Operation operation) {
        AppStoreConnect store = AppStoreFixture.connect(server);
        return assertThrows(StoreException.class, () -> operation.call().make(store))
                .problem();
    }
}
