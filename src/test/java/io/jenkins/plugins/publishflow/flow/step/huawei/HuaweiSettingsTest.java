package io.jenkins.plugins.publishflow.flow.step.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the settings, and with the file, is told before anything is sent. */
class HuaweiSettingsTest {

    private static final StepType PUBLISH = new PublishToHuawei();
    private static final StepType STATUS = new HuaweiReleaseStatus();

    static List<Arguments> wrongSettings() {
        return List.of(
                Arguments.of("appId", Map.of("appId", "my app"), "is a number"),
                Arguments.of("releaseNotes", Map.of("releaseNotes", "x".repeat(501)), "501 characters"),
                Arguments.of(
                        "releaseNotes/english",
                        Map.of("releaseNotes", Map.of("english", "x")),
                        "no language of Huawei"),
                Arguments.of(
                        "releaseNotes/de-DE",
                        Map.of("releaseNotes", Map.of("de-DE", "x".repeat(501))),
                        "501 characters"),
                Arguments.of("remark", Map.of("remark", "short"), "from 10 to 300"),
                Arguments.of("remark", Map.of("remark", "x".repeat(301)), "from 10 to 300"),
                Arguments.of("remark", Map.of("remark", "long enough here", "submit", false), "submit is false"),
                Arguments.of("phasedPercent", Map.of("phasedPercent", "0"), "above 0"),
                Arguments.of("phasedPercent", Map.of("phasedPercent", "100.5"), "above 0"),
                Arguments.of("phasedPercent", Map.of("phasedPercent", "half"), "above 0"),
                Arguments.of(
                        "phasedStart", Map.of("phasedStart", "2027-01-01T00:00:00Z"), "phasedPercent is not given"),
                Arguments.of(
                        "releaseTime",
                        Map.of("phasedPercent", "10", "releaseTime", "2027-01-01T00:00:00Z"),
                        "one of the two"));
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void isToldOfASetting(String setting, Map<String, Object> settings, String what) {
        List<StepType.Finding> findings = PUBLISH.check(new StepSettings(settings), Optional.empty());
        assertEquals(1, findings.size(), findings.toString());
        assertEquals(setting, findings.get(0).setting());
        assertTrue(findings.get(0).what().contains(what), findings.toString());
    }

    @Test
    void findsNothingWhereAllIsWell() {
        StepSettings settings = new StepSettings(Map.of(
                "appId", "101",
                "releaseNotes", Map.of("en-US", "x".repeat(500), "zh-Hans-CN", "y"),
                "remark", "0123456789",
                "phasedPercent", "12.5 %",
                "phasedStart", "2027-01-01T00:00:00Z",
                "phasedDescription", "careful"));
        assertEquals(List.of(), PUBLISH.check(settings, Optional.of(binary("a.aab", 150L * 1024 * 1024))));
        assertEquals(List.of(), PUBLISH.check(settings, Optional.of(binary("a.apk", 4L * 1024 * 1024 * 1024))));
    }

    @Test
    void takesNoFileThatHuaweiWouldNot() {
        StepSettings none = new StepSettings(Map.of());
        List<StepType.Finding> bundle = PUBLISH.check(none, Optional.of(binary("a.AAB", 150L * 1024 * 1024 + 1)));
        assertTrue(bundle.get(0).what().contains("up to 150 MB"), bundle.toString());
        List<StepType.Finding> apk = PUBLISH.check(none, Optional.of(binary("a.apk", 4L * 1024 * 1024 * 1024 + 1)));
        assertTrue(apk.get(0).what().contains("up to 4 GB"), apk.toString());
        Binary ios =
                new Binary("a.ipa", "com.example", "1.0", "1", "A", Binary.Platform.IOS, null, null, null, 10, "00");
        assertEquals("binary", PUBLISH.check(none, Optional.of(ios)).get(0).setting());
    }

    @Test
    void isToldOfAStateThatHuaweiDoesNotHave() {
        StepSettings wrong = new StepSettings(Map.of("states", List.of("ON_SHELF", "ON_SHELV", "4", "99")));
        List<StepType.Finding> findings = STATUS.check(wrong, Optional.empty());
        assertEquals(2, findings.size(), findings.toString());
        assertTrue(findings.get(0).what().contains("ON_SHELF"), "a hint: " + findings);
    }

    private static Binary binary(String fileName, long size) {
        return new Binary(
                fileName, "com.example", "1.0", "1", "A", Binary.Platform.ANDROID, null, null, null, size, "00");
    }
}
