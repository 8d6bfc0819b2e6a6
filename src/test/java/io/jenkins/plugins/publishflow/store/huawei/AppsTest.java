package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.OK;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppsTest {

    private static final String LIST = "/publish/v2/appid-list";
    private static final String INFO = "/publish/v2/app-info";

    private final CannedServer server = new CannedServer();
    private final Apps apps = HuaweiFixture.connect(server).apps();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"appids", "appIds"})
    void findsTheAppOfAPackageName(String key) throws Exception {
        server.on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"" + key + "\":[{\"key\":\"My App\",\"value\":101}]}");
        assertEquals(List.of(new App("101", "My App")), apps.find("com.example"));
        assertEquals(
                Map.of("packageName", "com.example", "packageTypes", "1"),
                server.only("GET", LIST).query());
    }

    @Test
    void findsNoneWhereTheKeySeesNone() throws Exception {
        server.on("GET", LIST, 200, OK).on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"appids\":[]}");
        assertEquals(List.of(), apps.find("com.example"));
        assertEquals(List.of(), apps.find("com.example"));
    }

    @Test
    void refusesAnswersThatAreNoList() {
        server.on("GET", LIST, 200, "{}").on("GET", LIST, 200, "nothing");
        server.on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"appids\":{}}");
        server.on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"appids\":[{\"key\":\"x\"}]}");
        for (int i = 0; i < 4; i++) {
            assertMalformed(() -> apps.find("com.example"));
        }
    }

    @Test
    void readsTheStateOfAnApp() throws Exception {
        server.on(
                "GET",
                INFO,
                200,
                "{\"ret\":{\"code\":\"0\"},\"appInfo\":{\"releaseState\":\"8\",\"versionNumber\":\"1.2\",\"versionCode\":12,"
                        + "\"onShelfVersionNumber\":\"1.1\",\"onShelfVersionCode\":11,\"defaultLang\":\"en-US\"},"
                        + "\"auditInfo\":{\"auditOpinion\":\"The icon is blurred.\"},"
                        + "\"languages\":[{\"lang\":\"en-US\"},{\"lang\":\"de-DE\"}],"
                        + "\"phasedReleaseInfo\":{\"state\":\"RELEASE\",\"phasedReleasePercent\":\"10.00\"}}");
        AppInfo info = apps.info("101", ReleaseType.PHASED);
        assertEquals(
                new AppInfo(
                        ReleaseState.UPDATE_REJECTED,
                        "1.2",
                        "12",
                        "1.1",
                        "11",
                        "en-US",
                        List.of("en-US", "de-DE"),
                        "The icon is blurred.",
                        new PhasedRelease("RELEASE", "10.00")),
                info);
        assertEquals("3", server.only("GET", INFO).query().get("releaseType"));
    }

    @Test
    void readsTheStateWhereItStandsAtTheTop() throws Exception {
        server.on("GET", INFO, 200, "{\"ret\":{\"code\":0},\"releaseState\":4,\"versionCode\":\"7\"}");
        AppInfo info = apps.info("101", ReleaseType.FULL);
        assertEquals(ReleaseState.REVIEWING, info.state());
        assertEquals("7", info.versionCode());
        assertNull(info.phasedRelease());
    }

    @Test
    void takesAMissingStateForUnknownAndNotForLive() throws Exception {
        server.on("GET", INFO, 200, "{\"ret\":{\"code\":0},\"appInfo\":{}}");
        ReleaseState state = apps.info("101", ReleaseType.FULL).state();
        assertFalse(state.isLive());
        assertFalse(state.isKnown());
        assertEquals("UNKNOWN", state.name());
    }

    @Test
    void saysThatTheAppIsNotThere() {
        server.on("GET", INFO, 200, HuaweiFixture.refused(204144644L, "query app info failed"));
        assertEquals(
                "huawei.app-not-accessible",
                problem(() -> apps.info("1", ReleaseType.FULL)).code());
    }

    @Test
    void refusesAnAnswerThatIsNoState() {
        server.on("GET", INFO, 200, "[]");
        assertMalformed(() -> apps.info("1", ReleaseType.FULL));
    }

    @Test
    void takesAPhasedReleaseOfAnUnknownStateForUnfinished() {
        assertTrue(new PhasedRelease("RELEASE", "1").isUnfinished());
        assertTrue(new PhasedRelease("SUSPEND", "1").isUnfinished());
        assertTrue(new PhasedRelease("SUSPEND", "1").isPaused());
        assertTrue(new PhasedRelease("NEW_WORD", "1").isUnfinished());
        assertFalse(new PhasedRelease("ROLLBACK", "1").isUnfinished());
        assertFalse(new PhasedRelease("", "").isUnfinished());
    }
}
