package io.jenkins.plugins.publishflow.store.appcircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishStatusTest {

    @ParameterizedTest
    @CsvSource({
        "0,Success,success",
        "1,Failed,bad",
        "2,Cancelled,bad",
        "3,Timeout,bad",
        "90,Waiting,goes on",
        "91,Running,goes on",
        "92,Completing,goes on",
        "99,Unknown,goes on",
        "100,Skipped,over",
        "200,NotStarted,goes on",
        "201,Stopped,bad",
        "202,InProgress,goes on",
        "203,AwaitingResponse,goes on",
        "777,Status 777,goes on",
        "'',Unknown,goes on",
    })
    void knowsWhatEachStatusMeans(String number, String name, String meaning) {
        PublishStatus status = new PublishStatus(number);
        assertEquals(name, status.name());
        assertEquals(
                meaning,
                status.isSuccess() ? "success" : status.isBadEnd() ? "bad" : status.isEnd() ? "over" : "goes on");
        assertEquals(!List.of("99", "777", "").contains(number), status.isKnown());
    }

    @ParameterizedTest
    @CsvSource({
        "91, '0 203 200', true",
        "91, '0 203 91', false",
        "91, '0 91 200', false",
        "91, '100 203', true",
        "91, '203 99', false",
        "0, '0 203', false",
        "91, '', false",
    })
    void knowsWhenPeopleAloneAreAwaited(String status, String steps, boolean expected) {
        List<PublishStep> all = Arrays.stream(steps.split(" "))
                .filter(step -> !step.isEmpty())
                .map(step -> new PublishStep("step", new PublishStatus(step)))
                .toList();
        Publish publish = new Publish("p", new PublishStatus(status), "", all);
        assertEquals(expected, publish.awaitsPeopleAlone());
    }
}
