package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreNeedsTest {

    @Test
    void tellsGroupsAndLanguagesOfAllSteps() throws FlowFileException {
        assertEquals(
                new StoreNeeds(
                        List.of("fr-FR", "tr"),
                        List.of("Team A"),
                        List.of("Friends", "Family"),
                        List.of("closed", "production"),
                        List.of("ja-JP"),
                        "101",
                        List.of("Mine", "Yours")),
                needs("""
                        steps:
                          - sendToTestFlight: {groups: [Team A, Friends]}
                          - updateMetadata: {metadata: metadata, locales: fr-FR}
                          - sendToTestFlight:
                              whatToTest: Search
                              groups: [Friends, Family]
                              submitForBetaReview: true
                          - publishToGooglePlay: {track: closed}
                          - distributeToTrack: {track: production}
                          - publishToHuawei: {appId: 101, releaseNotes: {ja-JP: Kensaku}}
                          - uploadToAppcircle: {profile: Mine}
                          - appcirclePublishFlow: {profile: Mine, id: mine}
                          - appcirclePublishFlow: {profile: Yours, id: yours}
                        """));
    }

    @Test
    void aFlowThatNamesNothingNeedsNothing() throws FlowFileException {
        assertEquals(
                new StoreNeeds(List.of(), List.of(), List.of(), List.of(), List.of(), "", List.of()),
                needs("steps: [appInformation, sendToTestFlight, submitForReview]"));
    }

    private static StoreNeeds needs(String yaml) throws FlowFileException {
        FlowFiles files = folder -> Map.of("tr/description.txt", "Arar.", "default/keywords.txt", "search");
        return StoreNeeds.of(
                new FlowReader(StepCatalog.standard()).check(new FlowSource("publish.yml", yaml), Map.of(), files));
    }
}
