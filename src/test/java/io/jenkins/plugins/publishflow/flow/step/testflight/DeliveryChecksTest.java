package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Instant LATER = Instant.parse("2027-06-01T00:00:00Z");

    @Test
    void findsNothingAgainstGoodSettings() {
        Map<String, Object> settings = Map.of(
                "whatToTest", Map.of("en-US", "Payment", "tr", "Ödeme", "zh-Hans", "支付"),
                "groups", List.of("QA", "Beta Testers"),
                "submitForBetaReview", true);
        assertEquals(List.of(), check(settings, binary(false)));
        assertEquals(List.of(), check(Map.of("usesNonExemptEncryption", true), binary(true)));
        assertEquals(List.of(), check(Map.of("usesNonExemptEncryption", true), binary(null)));
    }

    @Test
    void asksForTheAnswerThatNobodyCanGuess() {
        assertFinds(check(Map.of(), binary(null)), "usesNonExemptEncryption", "say true or false");
        assertEquals(List.of(), check(Map.of("waitFor", "upload"), binary(null)));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void refusesAnAnswerAgainstTheBinary(boolean ofFlow, boolean ofBinary) {
        assertFinds(
                check(Map.of("usesNonExemptEncryption", ofFlow), binary(ofBinary)),
                "usesNonExemptEncryption",
                "the flow says " + ofFlow);
    }

    @Test
    void wantsATextForBetaReview() {
        assertFinds(check(Map.of("submitForBetaReview", true), binary(false)), "whatToTest", "beta review");
    }

    @Test
    void wantsSomethingLeftOfEachText() {
        assertFinds(check(Map.of("whatToTest", "🚀 <"), binary(false)), "whatToTest", "nothing is left");
        Map<String, Object> settings = Map.of("whatToTest", Map.of("en-US", "Payment", "tr", "🚀"));
        assertFinds(check(settings, binary(false)), "whatToTest/tr", "nothing is left");
    }

    @ParameterizedTest
    @CsvSource({"english", "en_US", "EN", "en-", "e"})
    void wantsLocales(String locale) {
        assertFinds(
                check(Map.of("whatToTest", Map.of(locale, "Payment")), binary(false)),
                "whatToTest/" + locale,
                "is no locale");
    }

    @Test
    void wantsNamesOfGroups() {
        assertFinds(check(Map.of("groups", List.of("QA", " ")), binary(false)), "groups", "has no name");
        assertFinds(check(Map.of("groups", List.of("QA", "qa")), binary(false)), "groups", "named twice");
    }

    @Test
    void refusesWhatNeedsAProcessedBuildWhereTheStepEndsBefore() {
        Map<String, Object> settings = Map.of(
                "waitFor",
                "upload",
                "whatToTest",
                "x",
                "groups",
                "QA",
                "submitForBetaReview",
                true,
                "notifyTesters",
                false);
        assertEquals(
                List.of("whatToTest", "groups", "submitForBetaReview", "notifyTesters"),
                check(settings, binary(false)).stream().map(Finding::setting).toList());
    }

    @Test
    void refusesAnAndroidApp() {
        Binary binary = binary("4.2.0", "412", Binary.Platform.ANDROID, null);
        assertFinds(check(Map.of(), binary), "binary", "Android");
    }

    @ParameterizedTest
    @CsvSource({
        "4.2.0.1, 412, CFBundleShortVersionString",
        "4.2-beta, 412, CFBundleShortVersionString",
        "4.2, 4a, CFBundleVersion"
    })
    void refusesVersionsThatAreNoNumbers(String version, String build, String key) {
        assertFinds(check(Map.of(), binary(version, build, Binary.Platform.IOS, signing(LATER))), "binary", key);
    }

    @Test
    void refusesAnAppThatIsNotSignedForTheStore() {
        Binary unsigned = binary("4.2.0", "412", Binary.Platform.IOS, null);
        assertFinds(check(Map.of(), unsigned), "binary", "no provisioning profile");
        for (Binary.ProfileType type : Binary.ProfileType.values()) {
            Binary.Signing signing = new Binary.Signing("Profile", "TEAM", type, LATER);
            List<Finding> findings = check(Map.of(), binary("4.2.0", "412", Binary.Platform.IOS, signing));
            if (type == Binary.ProfileType.APP_STORE) {
                assertEquals(List.of(), findings);
            } else {
                assertFinds(findings, "binary", type.name());
            }
        }
    }

    @Test
    void refusesAnExpiredProfile() {
        assertFinds(check(Map.of(), binary("4.2.0", "412", Binary.Platform.IOS, signing(NOW))), "binary", "expired at");
        assertEquals(
                List.of(), check(Map.of(), binary("4.2.0", "412", Binary.Platform.IOS, signing(NOW.plusSeconds(1)))));
    }

    private static List<Finding> check(Map<String, Object> settings, Binary binary) {
        return new SendToTestFlight(Clock.fixed(NOW, ZoneOffset.UTC))
                .check(new StepSettings(settings), Optional.of(binary));
    }

    private static void assertFinds(List<Finding> findings, String setting, String what) {
        assertEquals(1, findings.size(), findings::toString);
        assertEquals(setting, findings.get(0).setting());
        assertTrue(findings.get(0).what().contains(what), findings::toString);
    }

    private static Binary binary(Boolean encryption) {
        return binary("4.2.0", "412", Binary.Platform.IOS, signing(LATER), encryption);
    }

    private static Binary binary(String version, String build, Binary.Platform platform, Binary.Signing signing) {
        return binary(version, build, platform, signing, false);
    }

    private static Binary binary(
            String version, String build, Binary.Platform platform, Binary.Signing signing, Boolean encryption) {
        return new Binary(
                "Sample.ipa",
                "com.example.sample",
                version,
                build,
                "Sample",
                platform,
                "15.0",
                signing,
                encryption,
                10,
                "00");
    }

    private static Binary.Signing signing(Instant expires) {
        return new Binary.Signing("Sample App Store", "TEAM", Binary.ProfileType.APP_STORE, expires);
    }
}
