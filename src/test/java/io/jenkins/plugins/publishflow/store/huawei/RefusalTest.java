package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Huawei's codes mean several things each; only code and text together tell which. */
class RefusalTest {

    private static final String SUBMIT = "/publish/v2/app-submit";

    private final CannedServer server = new CannedServer();
    private final AppGallery store = HuaweiFixture.connect(server);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "204144660|It may take 2-5 minutes to parse|huawei.package-compiling|UNAVAILABLE",
                "204144660|The package is being parsed|huawei.package-compiling|UNAVAILABLE",
                "204144727|package is being compiled, please try again in 3-5 minutes|huawei.package-compiling|UNAVAILABLE",
                "204144719|compiling|huawei.package-compiling|UNAVAILABLE",
                "204144735|scanning|huawei.security-scan|UNAVAILABLE",
                "204144660|AppIcon is necessary|huawei.data-missing|REFUSED",
                "204144660|PublishCountry is necessary|huawei.data-missing|REFUSED",
                "204144660|inner code 80210106 more than 150 MB|huawei.bundle-refused|REFUSED",
                "204144660|submit failed|huawei.submission-refused|REFUSED",
                "204144692|submit failed|huawei.submission-refused|REFUSED",
                "204144720|compile failed|huawei.compile-failed|REFUSED",
                "204144662|[cds]add apk failed, additional msg is [{packageName: com.example, userType: 2}]|huawei.package-not-added|REFUSED",
                "204144662|add apk failed, 90200503|huawei.too-many-packages|REFUSED",
                "204144662|the number exceeds the upper limit|huawei.too-many-packages|REFUSED",
                "204144646|add failed|huawei.adding-failed|REFUSED",
                "204144641|files url is empty|huawei.file-not-named|UNEXPECTED",
                "204144641|remark is invalid|huawei.bad-parameter|REFUSED",
                "204144644|query app failed|huawei.app-not-accessible|CREDENTIALS",
                "204144651|default language|huawei.language-refused|REFUSED",
                "204144649|update failed|huawei.update-refused|REFUSED",
                "204144656|download|huawei.file-server|UNAVAILABLE",
                "204144704|multipart|huawei.file-server|UNAVAILABLE",
                "204144659|queue full|huawei.queue-full|UNAVAILABLE",
                "204144665|precheck|huawei.precheck-failed|REFUSED",
                "204144677|release time|huawei.release-settings|REFUSED",
                "204144687|gms|huawei.gms-declaration|REFUSED",
                "204144716|phased|huawei.phased-release-refused|REFUSED",
                "204144733|name|huawei.name-refused|REFUSED",
                "999|who knows|huawei.refused|REFUSED",
            })
    void isToldByCodeAndText(long code, String text, String expected, Problem.Kind kind) {
        server.on("POST", SUBMIT, 200, HuaweiFixture.refused(code, text));
        Problem problem = problem(() -> store.submissions().submit("1", null, null));
        assertEquals(expected, problem.code());
        assertEquals(kind, problem.kind());
        assertEquals("POST " + SUBMIT, problem.where());
        assertEquals(
                new StoreError(String.valueOf(code), null, text, null),
                problem.storeErrors().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"ret\":{\"code\":\"204144692\",\"msg\":\"no\"}}",
                "{\"ret\":{\"code\":204144692,\"message\":\"no\"}}",
                "{\"ret\":\"{\\\"code\\\":204144692,\\\"msg\\\":\\\"no\\\"}\"}",
            })
    void isReadHoweverItIsWritten(String answer) {
        server.on("POST", SUBMIT, 200, answer);
        Problem problem = problem(() -> store.submissions().submit("1", null, null));
        assertEquals("huawei.submission-refused", problem.code());
        assertEquals("204144692: no", problem.storeErrors().get(0).oneLine());
    }

    /** What other clients report as: Cannot obtain upload url, please check API Token / Permissions (403). */
    @Test
    void explainsWhyThereIsNoAddressForTheUpload() {
        server.on("GET", "/publish/v2/upload-url/for-obs", 403, "client token authorization fail");
        Problem problem = problem(() -> store.packages().ticket("1", "a.apk", 9));
        assertEquals("huawei.upload-address-forbidden", problem.code());
        for (String reason : new String[] {"project N/A", "role", "app id", "kind of key"}) {
            assertTrue(problem.remedy().contains(reason), problem.remedy());
        }
        assertEquals(
                "client token authorization fail", problem.storeErrors().get(0).detail());
    }

    @Test
    void explainsTheSameWhereOnlyTheTextTells() {
        server.on(
                "GET",
                "/publish/v2/upload-url/for-obs",
                200,
                HuaweiFixture.refused(1, "ret code or valid is not present"));
        assertEquals(
                "huawei.upload-address-forbidden",
                problem(() -> store.packages().ticket("1", "a.apk", 9)).code());
    }

    @ParameterizedTest
    @CsvSource({"403,huawei.forbidden", "404,huawei.not-found", "490,huawei.refused", "400,huawei.refused"})
    void isToldByTheStatusWhereThereIsNoCode(int status, String code) {
        server.on("POST", SUBMIT, status, "");
        assertEquals(
                code, problem(() -> store.submissions().submit("1", null, null)).code());
    }

    @Test
    void keepsWhatAGatewaySaysButNoPage() {
        server.on("POST", SUBMIT, 490, "limited").on("POST", SUBMIT, 490, "<html>limited</html>");
        Problem said = problem(() -> store.submissions().submit("1", null, null));
        assertEquals("limited", said.storeErrors().get(0).detail());
        Problem page = problem(() -> store.submissions().submit("1", null, null));
        assertTrue(page.storeErrors().isEmpty());
    }

    @Test
    void isNoRefusalWhereTheStoreIsDown() {
        server.on("POST", SUBMIT, CannedServer.Answer.of(503, "").with("Retry-After", "7"));
        StoreException fault = Assertions.assertThrows(
                StoreException.class, () -> store.submissions().submit("1", null, null));
        assertTrue(fault.isTransient());
        assertEquals(Optional.of(Duration.ofSeconds(7)), fault.retryAfter());
    }

    @Test
    void tellsNoAccess() {
        server.on("POST", SUBMIT, 403, "no");
        Problem problem = problem(() -> store.submissions().submit("1", null, null));
        assertFalse(problem.text().contains("Bearer"), problem.text());
    }
}
