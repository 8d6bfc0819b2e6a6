package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.Flow.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PredefinedFlowTest {

    private static final Binary BINARY = new Binary(
            "Tuner.ipa",
            "org.example.tuner",
            "1.10",
            "7",
            "Tuner",
            Binary.Platform.IOS,
            "17.0",
            new Binary.Signing(
                    "Tuner App Store",
                    "TEAM123456",
                    Binary.ProfileType.APP_STORE,
                    Instant.parse("2999-01-01T00:00:00Z")),
            false,
            1,
            "00");

    private static final Binary PACKAGE = new Binary(
            "tuner.aab", "org.example.tuner", "1.10", "7", "Tuner", Binary.Platform.ANDROID, "26", null, null, 1, "00");

    private final FlowReader reader = new FlowReader(StepCatalog.standard());

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "beta testing, BETA_TESTING",
        "Beta Testing and Release, BETA_TESTING_AND_RELEASE",
        "' beta-testing-and-release ', BETA_TESTING_AND_RELEASE",
        "BETA_TESTING, BETA_TESTING",
        "release  only, RELEASE_ONLY"
    })
    void isFoundAsPeopleWriteIt(String name, PredefinedFlow flow) {
        assertEquals(Optional.of(flow), PredefinedFlow.find(name));
    }

    @Test
    void isNotFoundByOtherNames() {
        assertEquals(Optional.empty(), PredefinedFlow.find("publish.yml"));
        assertEquals(Optional.empty(), PredefinedFlow.find(""));
        assertEquals(
                List.of(
                        "beta testing",
                        "beta testing and release",
                        "release only",
                        "google play",
                        "appgallery release",
                        "both android stores"),
                PredefinedFlow.names());
    }

    @ParameterizedTest
    @EnumSource
    void needsNoVariables(PredefinedFlow predefined) throws FlowFileException {
        Flow flow = read(predefined, Map.of());
        assertEquals(predefined, PredefinedFlow.find(flow.name()).orElseThrow());
        assertEquals(
                flow.toString(),
                reader.check(predefined.source(), Map.of(), folder -> Map.of()).toString());
    }

    @Test
    void goesTheSevenStepsOfTheWalkthrough() throws FlowFileException {
        assertEquals(
                List.of(
                        "appInformation",
                        "approval",
                        "sendToTestFlight",
                        "testFlightApproval",
                        "updateMetadata",
                        "approval",
                        "submitForReview"),
                types(read(PredefinedFlow.BETA_TESTING_AND_RELEASE, Map.of())));
        assertEquals(
                List.of("appInformation", "sendToTestFlight", "testFlightApproval"),
                types(read(PredefinedFlow.BETA_TESTING, Map.of())));
        assertEquals(
                List.of("updateMetadata", "approval", "submitForReview"),
                types(read(PredefinedFlow.RELEASE_ONLY, Map.of())));
    }

    @Test
    void takesWhatDiffersFromTeamToTeam() throws FlowFileException {
        Flow flow = read(
                PredefinedFlow.BETA_TESTING_AND_RELEASE,
                Map.of(
                        "APPROVERS", "anna@example.org, ben",
                        "MINIMUM_APPROVALS", "2",
                        "APPROVAL_TIMEOUT", "4h",
                        "WHAT_TO_TEST", "The new tuner",
                        "BETA_GROUPS", "QA, Friends",
                        "BETA_REVIEW", "true",
                        "METADATA", "metadata",
                        "RELEASE_TYPE", "afterApproval",
                        "PHASED_RELEASE", "true"));
        Flow.Step approval = step(flow, "approval-for-testing");
        assertEquals(List.of("anna@example.org", "ben"), approval.settings().list("approvers"));
        assertEquals(Optional.of(2L), approval.settings().number("minimum"));
        assertEquals(Duration.ofHours(4), approval.timeout());
        assertEquals(
                approval.settings().values(),
                step(flow, "approval-for-review").settings().values());
        Flow.Step send = step(flow, "sendToTestFlight");
        assertEquals(Optional.of("The new tuner"), send.settings().text("whatToTest"));
        assertEquals(List.of("QA", "Friends"), send.settings().list("groups"));
        assertEquals(Optional.of(true), send.settings().flag("submitForBetaReview"));
        Flow.Step submit = step(flow, "submitForReview");
        assertEquals(Optional.of("afterApproval"), submit.settings().text("releaseType"));
        assertEquals(Optional.of(true), submit.settings().flag("phasedRelease"));
        assertEquals(1, step(flow, "updateMetadata").settings().map("metadata").size());
    }

    @Test
    void updatesTextsOnlyWhereAFolderIsGiven() throws FlowFileException {
        Flow flow = read(PredefinedFlow.BETA_TESTING_AND_RELEASE, Map.of());
        Condition when = step(flow, "updateMetadata").when();
        assertEquals(Map.of("METADATA", List.of(Condition.ANY)), when.variables());
        assertEquals("", flow.variables().get("METADATA"));
        assertTrue(step(flow, "updateMetadata").settings().map("metadata").isEmpty());
    }

    @Test
    void saysWhichVariableIsWrong() {
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> read(PredefinedFlow.BETA_TESTING, Map.of("TESTERS", "everybody", "BETA_REVIEW", "yes")));
        assertEquals(
                List.of(
                        "'submitForBetaReview': 'yes' is neither true nor false. The value comes from ${BETA_REVIEW}.",
                        "'mode': 'everybody' is not one of internal, external, either, both. The value comes from"
                                + " ${TESTERS}."),
                refused.findings().stream().map(FlowFinding::text).toList());
    }

    /** Nobody would be asked by name if this went through. */
    @Test
    void refusesAMisspelledVariable() {
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> read(PredefinedFlow.RELEASE_ONLY, Map.of("APROVERS", "anna", "VERSION", "1.0")));
        assertEquals(
                List.of("The run gives a variable 'APROVERS', which this flow neither declares nor uses; did you mean"
                        + " 'APPROVERS'?"),
                refused.findings().stream().map(FlowFinding::text).toList());
    }

    @Test
    void tellsWhichVariablesItTakes() throws FlowFileException {
        assertEquals(
                Set.of(
                        "WHAT_TO_TEST",
                        "BETA_GROUPS",
                        "BETA_REVIEW",
                        "NOTIFY_TESTERS",
                        "USES_NON_EXEMPT_ENCRYPTION",
                        "TESTERS"),
                FlowReader.variables(PredefinedFlow.BETA_TESTING.source()));
    }

    private Flow read(PredefinedFlow predefined, Map<String, String> variables) throws FlowFileException {
        return reader.read(
                predefined.source(),
                variables,
                folder -> Map.of("en-US/description.txt", "Tunes what you have."),
                Optional.of(
                        Set.of(
                                                PredefinedFlow.APPGALLERY_RELEASE,
                                                PredefinedFlow.GOOGLE_PLAY,
                                                PredefinedFlow.BOTH_ANDROID_STORES)
                                        .contains(predefined)
                                ? PACKAGE
                                : BINARY));
    }

    private static List<String> types(Flow flow) {
        return flow.steps().stream().map(Flow.Step::type).toList();
    }

    private static Flow.Step step(Flow flow, String id) {
        return flow.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
