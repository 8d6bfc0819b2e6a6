package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.OK;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Submission, schedule, texts and phased release: what is sent, and what is said where it is refused. */
class SubmissionsTest {

    private static final String SUBMIT = "/publish/v2/app-submit";
    private static final String TEXTS = "/publish/v2/app-language-info";
    private static final String SHELF_TIME = "/publish/v2/on-shelf-time";
    private static final String SHELF_OFF = "/publish/v2/app-shelf-off";
    private static final String PHASED = "/publish/v2/phased-release";
    private static final Instant MORNING = Instant.parse("2026-11-21T10:00:00Z");

    private final CannedServer server = new CannedServer();
    private final AppGallery store = HuaweiFixture.connect(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void submitsForEverybodyAtATime() throws Exception {
        server.on("POST", SUBMIT, 200, OK);
        store.submissions().submit("1", MORNING, "Please look at the new search.");
        CannedServer.Asked asked = server.only("POST", SUBMIT);
        assertEquals(
                Map.of(
                        "appId", "1",
                        "releaseType", "1",
                        "releaseTime", "2026-11-21T10:00:00+0000",
                        "remark", "Please look at the new search."),
                asked.query());
        assertTrue(asked.rawQuery().contains("%2B0000"), "a plain plus would be a blank: " + asked.rawQuery());
        assertEquals(0, asked.body().length);
    }

    @Test
    void submitsForAShareOfTheUsers() throws Exception {
        server.on("POST", SUBMIT, 200, OK);
        PhasedPlan plan =
                new PhasedPlan(MORNING, MORNING.plusSeconds(86400), new BigDecimal("10"), "A careful rollout.");
        store.submissions().submitPhased("1", plan, null);
        CannedServer.Asked asked = server.only("POST", SUBMIT);
        assertEquals(Map.of("appId", "1", "releaseType", "3"), asked.query());
        assertEquals(
                "2026-11-21T10:00:00+0000",
                asked.json().path("phasedReleaseStartTime").asText());
        assertEquals(
                "2026-11-22T10:00:00+0000",
                asked.json().path("phasedReleaseEndTime").asText());
        assertEquals("10.00", asked.json().path("phasedReleasePercent").textValue());
        assertEquals(
                "A careful rollout.",
                asked.json().path("phasedReleaseDescription").asText());
    }

    @Test
    void saysWhyASubmissionIsRefused() {
        server.on("POST", SUBMIT, 200, HuaweiFixture.refused(204144660L, "AppIcon is necessary"));
        server.on("POST", SUBMIT, 200, HuaweiFixture.refused(204144715L, "no full release"));
        server.on("POST", SUBMIT, 200, "");
        assertEquals(
                "huawei.data-missing",
                problem(() -> store.submissions().submit("1", null, null)).code());
        PhasedPlan plan = new PhasedPlan(MORNING, MORNING, BigDecimal.ONE, "");
        assertEquals(
                "huawei.phased-release-refused",
                problem(() -> store.submissions().submitPhased("1", plan, null)).code());
        assertMalformed(() -> store.submissions().submit("1", null, null));
    }

    @Test
    void changesWhenAVersionGoesLive() throws Exception {
        server.on("PUT", SHELF_TIME, 200, OK).on("PUT", SHELF_TIME, 200, OK);
        server.on("PUT", SHELF_TIME, 200, HuaweiFixture.refused(204144678L, "time has passed"));
        server.on("PUT", SHELF_TIME, 200, "no");
        store.submissions().releaseTime("1", MORNING);
        store.submissions().releaseTime("1", null);
        assertEquals(
                "{\"changeType\":3,\"releaseTime\":\"2026-11-21T10:00:00+0000\",\"releaseType\":1}",
                server.asked().get(0).json().toString());
        assertEquals(
                "{\"changeType\":1,\"releaseType\":1}",
                server.asked().get(1).json().toString());
        assertEquals(
                "huawei.release-settings",
                problem(() -> store.submissions().releaseTime("1", MORNING)).code());
        assertMalformed(() -> store.submissions().releaseTime("1", MORNING));
    }

    @Test
    void takesAnAppOffTheShelf() throws Exception {
        server.on("POST", SHELF_OFF, 200, OK);
        server.on("POST", SHELF_OFF, 200, HuaweiFixture.refused(204144649L, "not on shelf"));
        server.on("POST", SHELF_OFF, 200, "{}");
        store.submissions().takeOffShelf("1", "A bad bug");
        assertEquals(
                Map.of("appId", "1", "reason", "A bad bug"),
                server.asked().get(0).query());
        assertEquals(
                "huawei.update-refused",
                problem(() -> store.submissions().takeOffShelf("1", "x")).code());
        assertMalformed(() -> store.submissions().takeOffShelf("1", "x"));
    }

    @Test
    void saysWhatIsNew() throws Exception {
        server.on("PUT", TEXTS, 200, OK).on("PUT", TEXTS, 200, OK);
        server.on("PUT", TEXTS, 200, HuaweiFixture.refused(204144650L, "language is not there"));
        server.on("PUT", TEXTS, 200, "{\"code\":0}");
        store.texts().newFeatures("1", ReleaseType.FULL, "de-DE", "Eine \"neue\" Suche.\nUnd mehr.");
        store.texts().update("1", ReleaseType.PHASED, "en-US", Map.of("appName", "My App"));
        assertEquals(
                "Eine \"neue\" Suche.\nUnd mehr.",
                server.asked().get(0).json().path("newFeatures").asText());
        assertEquals("de-DE", server.asked().get(0).json().path("lang").asText());
        assertEquals("3", server.asked().get(1).query().get("releaseType"));
        assertEquals("My App", server.asked().get(1).json().path("appName").asText());
        assertEquals(
                "huawei.language-refused",
                problem(() -> store.texts().newFeatures("1", ReleaseType.FULL, "xx", "x"))
                        .code());
        assertMalformed(() -> store.texts().newFeatures("1", ReleaseType.FULL, "xx", "x"));
    }

    @Test
    void raisesPausesResumesAndCompletes() throws Exception {
        PhasedReleases phased = store.phasedReleases();
        server.on("PUT", PHASED, 200, OK).on("PUT", PHASED, 200, OK);
        server.on("PUT", PHASED + "/state", 200, OK).on("PUT", PHASED + "/state", 200, OK);
        phased.raise("1", new BigDecimal("25.5"), MORNING);
        phased.pause("1");
        phased.resume("1");
        phased.complete("1");
        assertEquals(
                "{\"phasedReleaseEndTime\":\"2026-11-21T10:00:00+0000\",\"phasedReleasePercent\":\"25.50\"}",
                server.asked().get(0).json().toString());
        assertEquals("3", server.asked().get(0).query().get("releaseType"));
        assertEquals("{\"state\":\"SUSPEND\"}", server.asked().get(1).json().toString());
        assertEquals("{\"state\":\"RELEASE\"}", server.asked().get(2).json().toString());
        assertEquals("{}", server.asked().get(3).json().toString());
        assertEquals("1", server.asked().get(3).query().get("releaseType"));
    }

    @Test
    void saysThatAPhasedReleaseCannotBeChanged() {
        PhasedReleases phased = store.phasedReleases();
        String no = HuaweiFixture.refused(204144717L, "no phased release");
        server.on("PUT", PHASED, 200, no).on("PUT", PHASED, 200, no).on("PUT", PHASED + "/state", 200, no);
        server.on("PUT", PHASED, 200, "[]").on("PUT", PHASED, 200, "[]").on("PUT", PHASED + "/state", 200, "[]");
        for (int i = 0; i < 2; i++) {
            String code = i == 0 ? "huawei.phased-release-refused" : "http.malformed-answer";
            assertEquals(
                    code, problem(() -> phased.raise("1", BigDecimal.TEN, null)).code());
            assertEquals(code, problem(() -> phased.complete("1")).code());
            assertEquals(code, problem(() -> phased.pause("1")).code());
        }
    }
}
