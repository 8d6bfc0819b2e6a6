package io.jenkins.plugins.publishflow.store.appstore;

import static io.jenkins.plugins.publishflow.store.appstore.AppStoreVersionsTest.assertMalformed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewDetailsTest {

    private static final String DETAIL = """
            {"data":{"type":"appStoreReviewDetails","id":"d1","attributes":{"contactFirstName":"Ann",
            "contactPhone":null,"demoAccountPassword":"hunter2"}}}
            """;

    private final CannedServer server = new CannedServer();
    private final ReviewDetails details = AppStoreFixture.connect(server).reviewDetails();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsAllButThePassword() throws StoreException {
        server.on("GET", "/v1/appStoreVersions/v1/appStoreReviewDetail", 200, DETAIL);

        assertEquals(Optional.of(new ReviewDetail("d1", Map.of("contactFirstName", "Ann"))), details.find("v1"));

        String fields = server.only("GET", "/v1/appStoreVersions/v1/appStoreReviewDetail")
                .query()
                .get("fields[appStoreReviewDetails]");
        assertFalse(fields.contains("demoAccountPassword"), fields);
    }

    @Test
    void findsNoneWhereAppleHasNone() throws StoreException {
        server.on(
                "GET",
                "/v1/appStoreVersions/v1/appStoreReviewDetail",
                404,
                AppStoreVersionsTest.error("NOT_FOUND", ""));
        server.on("GET", "/v1/appStoreVersions/v1/appStoreReviewDetail", 200, "{\"data\":null}");

        assertEquals(Optional.empty(), details.find("v1"));
        assertEquals(Optional.empty(), details.find("v1"));
    }

    @Test
    void makesAndChangesOne() throws StoreException {
        server.on("POST", "/v1/appStoreReviewDetails", 201, DETAIL);
        server.on("PATCH", "/v1/appStoreReviewDetails/d1", 200, DETAIL);

        assertEquals("d1", details.create("v1", Map.of("contactEmail", "ann@example.com")));
        details.update("d1", Map.of("notes", "Ring twice"));

        assertEquals(
                "v1",
                server.only("POST", "/v1/appStoreReviewDetails")
                        .json()
                        .at("/data/relationships/appStoreVersion/data/id")
                        .asText());
        assertEquals(
                "{\"notes\":\"Ring twice\"}",
                server.only("PATCH", "/v1/appStoreReviewDetails/d1")
                        .json()
                        .at("/data/attributes")
                        .toString());
    }

    @Test
    void tellsWhyAChangeIsRefused() {
        server.on(
                "PATCH",
                "/v1/appStoreReviewDetails/d1",
                409,
                AppStoreVersionsTest.error("ENTITY_ERROR.ATTRIBUTE.INVALID", "/data/attributes/contactEmail"));

        Problem problem = assertThrows(
                        StoreException.class, () -> details.update("d1", Map.of("contactEmail", "nobody")))
                .problem();

        assertEquals(Problem.Kind.REFUSED, problem.kind());
    }

    @Test
    void refusesAnswersThatAreNoDetail() {
        server.on("GET", "/v1/appStoreVersions/v1/appStoreReviewDetail", 200, "{\"data\":[]}");
        server.on("POST", "/v1/appStoreReviewDetails", 201, "{}");

        assertMalformed(() -> details.find("v1"));
        assertMalformed(() -> details.create("v1", Map.of()));
    }
}
