package io.jenkins.plugins.publishflow.store.appstore;

import static io.jenkins.plugins.publishflow.store.appstore.AppStoreVersionsTest.assertMalformed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhasedReleasesTest {

    private static final String OF_VERSION = "/v1/appStoreVersions/v1/appStoreVersionPhasedRelease";
    private static final String ALL = "/v1/appStoreVersionPhasedReleases";

    private final CannedServer server = new CannedServer();
    private final PhasedReleases releases = AppStoreFixture.connect(server).phasedReleases();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readsOneOrNone() throws StoreException {
        server.on("GET", OF_VERSION, 200, data("ACTIVE,\"currentDayNumber\":3"));
        server.on("GET", OF_VERSION, 404, AppStoreVersionsTest.error("NOT_FOUND", ""));

        assertEquals(Optional.of(new PhasedRelease("p1", "ACTIVE", 3L)), releases.find("v1"));
        assertEquals(Optional.empty(), releases.find("v1"));
    }

    @Test
    void preparesChangesAndTakesAway() throws StoreException {
        server.on("POST", ALL, 201, data("INACTIVE"));
        server.on("PATCH", ALL + "/p1", 200, data("PAUSED"));
        server.on("DELETE", ALL + "/p1", 204, "");

        assertTrue(releases.create("v1").isInactive());
        assertFalse(releases.change("p1", "PAUSED").isInactive());
        releases.delete("p1");

        assertEquals(
                "INACTIVE",
                server.only("POST", ALL)
                        .json()
                        .at("/data/attributes/phasedReleaseState")
                        .asText());
    }

    @Test
    void tellsWhyAFirstVersionCannotHaveOne() {
        server.on("POST", ALL, 409, AppStoreVersionsTest.error("STATE_ERROR", "/data/relationships/appStoreVersion"));

        Problem problem =
                assertThrows(StoreException.class, () -> releases.create("v1")).problem();

        assertEquals(Problem.Kind.REFUSED, problem.kind());
    }

    @Test
    void refusesAnswersThatAreNoPhasedRelease() {
        server.on("GET", OF_VERSION, 200, "{}");
        server.on("POST", ALL, 201, "nothing");
        server.on("PATCH", ALL + "/p1", 200, "{\"data\":1}");

        assertMalformed(() -> releases.find("v1"));
        assertMalformed(() -> releases.create("v1"));
        assertMalformed(() -> releases.change("p1", "ACTIVE"));
    }

    private static String data(String state) {
        String quoted = state.replaceFirst("^([A-Z]+)", "\"$1\"");
        return "{\"data\":{\"type\":\"appStoreVersionPhasedReleases\",\"id\":\"p1\",\"attributes\":{"
                + "\"phasedReleaseState\":" + quoted + "}}}";
    }
}
