package io.jenkins.plugins.publishflow.jenkins.status;

import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.jenkins.run.ScriptedRun;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Flow runs in every state that people meet on a page. */
enum Runs {
    WAITING {
        @Override
        ScriptedRun run() {
            return sent().step(
                            "Wait for review", context -> context.waitFor("the review by Apple", Duration.ofHours(1)));
        }
    },
    ASKING {
        @Override
        ScriptedRun run() {
            return sent().step(
                            "Get Approval",
                            context -> new Outcome.Ask(new Gate(
                                    context.gateId(),
                                    "Shall Notes 1.2 go to review?",
                                    List.of("bob"),
                                    List.of("carol"),
                                    1,
                                    context.now(),
                                    context.deadline())));
        }
    },
    FAILED {
        @Override
        ScriptedRun run() {
            return sent().step(
                            "Submit for Review",
                            context -> new Outcome.Failed(new Problem(
                                    Problem.Kind.REFUSED,
                                    "app-store.not-ready",
                                    "App Store Connect did not take the version.",
                                    "POST /v1/reviewSubmissionItems",
                                    "Add screenshots, then run the release again.",
                                    List.of(new StoreError(
                                            "STATE_ERROR", null, "appScreenshots are missing", "/data")))));
        }
    },
    SUCCEEDED {
        @Override
        ScriptedRun run() {
            return sent();
        }
    },
    REHEARSED {
        @Override
        ScriptedRun run() {
            return sent().rehearsal();
        }
    };

    abstract ScriptedRun run();

    private static ScriptedRun sent() {
        return new ScriptedRun().step("Send to TestFlight", context -> {
            context.say("sent", "12.3 MB are at App Store Connect.");
            return new Outcome.Done(Map.of("buildId", "b-1", "url", "https://appstoreconnect.apple.com/apps/1"));
        });
    }
}
