package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppsTest {

    private static final String NONE = "{\"data\":[]}";

    @Test
    void findsTheAppWithExactlyThatBundleId() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, apps("com.example.app.beta", "com.example.app"));
            App app = AppStoreFixture.connect(server).apps().get("com.example.app");
            assertEquals(new App("id-of-com.example.app", "com.example.app", "Example", "EX1", "en-US"), app);
            assertEquals(
                    "com.example.app", server.only("GET", "/v1/apps").query().get("filter[bundleId]"));
        }
    }

    @Test
    void doesNotTakeAnAppWithASimilarBundleId() throws StoreException {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, apps("com.example.app.beta", "com.example.APP"));
            Optional<App> app = AppStoreFixture.connect(server).apps().find("com.example.app");
            assertEquals(Optional.empty(), app);
        }
    }

    @Test
    void namesAllThreeReasonsWhenThereIsNone() {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, NONE);
            Apps apps = AppStoreFixture.connect(server).apps();
            Problem problem = assertThrows(StoreException.class, () -> apps.get("com.example.app"))
                    .problem();
            assertEquals("app-store.app-not-found", problem.code());
            assertTrue(problem.what().contains("com.example.app"), problem.what());
            assertTrue(problem.remedy().contains("another team"), problem.remedy());
            assertTrue(problem.remedy().contains("no record"), problem.remedy());
            assertTrue(problem.remedy().contains("may not see"), problem.remedy());
        }
    }

    @Test
    void refusesAMalformedAnswer() {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, "{\"data\":{}}");
            Apps apps = AppStoreFixture.connect(server).apps();
            Problem problem = assertThrows(StoreException.class, () -> apps.find("com.example.app"))
                    .problem();
            assertEquals(Problem.Kind.UNEXPECTED, problem.kind());
            assertEquals("GET /v1/apps", problem.where());
        }
    }

    @Test
    void checkOfAGoodKeyNamesTheApp() {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, apps("com.example.other"));
            server.on("GET", "/v1/apps", 200, apps("com.example.app"));
            KeyCheck check = AppStoreFixture.connect(server).apps().check("com.example.app");
            assertTrue(check.isGood());
            assertEquals("id-of-com.example.app", check.app().id());
        }
    }

    @Test
    void checkTellsAKeyWithoutAppsFromAMissingApp() {
        try (CannedServer server = new CannedServer()) {
            server.on("GET", "/v1/apps", 200, NONE);
            server.on("GET", "/v1/apps", 200, apps("com.example.other"));
            server.on("GET", "/v1/apps", 200, NONE);
            Apps apps = AppStoreFixture.connect(server).apps();
            assertEquals(
                    "app-store.no-apps", apps.check("com.example.app").problem().code());
            assertEquals(
                    "app-store.app-not-found",
                    apps.check("com.example.app").problem().code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED, app-store.agreements",
        "403, FORBIDDEN.REQUIRED_ROLE, app-store.role",
        "403, FORBIDDEN_ERROR, app-store.forbidden",
        "503, UNEXPECTED_ERROR, http.store-fault",
        "429, RATE_LIMIT_EXCEEDED, http.rate-limited",
    })
    void checkTellsRefusalsApart(int status, String code, String ours) {
        try (CannedServer server = new CannedServer()) {
            String body = "{\"errors\":[{\"status\":\"%d\",\"code\":\"%s\",\"title\":\"t\"}]}".formatted(status, code);
            server.on("GET", "/v1/apps", status, body);
            KeyCheck check = AppStoreFixture.connect(server).apps().check(null);
            assertEquals(ours, check.problem().code());
            assertEquals(code, check.problem().storeErrors().get(0).code());
        }
    }

    private static String apps(String... bundleIds) {
        StringBuilder data = new StringBuilder();
        for (String bundleId : bundleIds) {
            data.append(data.isEmpty() ? "" : ",").append("""
                    {"type":"apps","id":"id-of-%s","attributes":
                     {"bundleId":"%s","name":"Example","sku":"EX1","primaryLocale":"en-US"}}""".formatted(bundleId, bundleId));
        }
        return "{\"data\":[" + data + "]}";
    }
}
