package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the binary to TestFlight: uploads it, waits for Apple, answers the export question, says what to test, gives it
 * to groups and submits it to beta review. Outputs: {@code store}, {@code app}, {@code appId}, {@code buildId}, {@code version}, {@code build},
 * {@code state}, {@code internalState}, {@code externalState}, {@code url}, {@code uploaded}, and where groups were asked
 * for {@code groups} and {@code groupsFailed}.
 */
public final class SendToTestFlight implements StepType {

    /** The name in flow files. */
    public static final String NAME = "sendToTestFlight";

    private static final List<Phase> UPLOAD = List.of(new Preflight(), new BinaryUpload(), new Acceptance());
    private static final List<Phase> PROCESSING = List.of(
            new Processing(),
            new Compliance(),
            new WhatToTestPhase(),
            new NotifyPhase(),
            GroupsPhase.internal(),
            new BetaReviewPhase(),
            GroupsPhase.external());
    private static final List<Phase> TESTING = List.of(new Testing());

    private final Clock clock;

    /** @param clock real time: tells whether a profile has expired when a flow is checked */
    public SendToTestFlight(Clock clock) {
        this.clock = clock;
    }

    /** Names of the groups that a step with these settings looks for in the store. */
    public static List<String> groups(StepSettings settings) {
        return DeliveryOptions.of(settings).groups();
    }

    /** Whether a step with these settings submits the build to beta review, which only external groups need. */
    public static boolean asksForBetaReview(StepSettings settings) {
        return DeliveryOptions.of(settings).betaReview();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Send to TestFlight";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Uploads the binary to App Store Connect, waits until Apple has processed it, and gives it to testers.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        DeliveryOptions.WHAT_TO_TEST,
                        Setting.Type.LOCALIZED_TEXT,
                        null,
                        "What testers read about the build. One text goes to the app's primary language and to every"
                                + " language that the build has in TestFlight; a map from locale to text goes to these"
                                + " languages. TestFlight takes no emoji and no '<', and no more than 4000 bytes: such"
                                + " things are taken out, which the log says. Needed for beta review."),
                Setting.optional(
                        DeliveryOptions.GROUPS,
                        Setting.Type.LIST,
                        null,
                        "Names of the beta groups that get the build, internal and external. All are looked up before"
                                + " anything is sent. A group that has every build by itself is left alone. Where some"
                                + " groups refuse the build the others keep it, and the output groupsFailed names those"
                                + " that did; where all of them do, the step fails."),
                Setting.optional(
                        DeliveryOptions.ENCRYPTION,
                        Setting.Type.BOOLEAN,
                        null,
                        "The answer to Apple's export question: whether the app uses encryption that is not exempt."
                                + " Needed where Info.plist has no ITSAppUsesNonExemptEncryption; where it has, it must"
                                + " say the same. There is no default, because nobody can guess it."),
                Setting.optional(
                        DeliveryOptions.BETA_REVIEW,
                        Setting.Type.BOOLEAN,
                        "false",
                        "Whether to submit the build to beta review, which external testers need for the first build of"
                                + " each version. Needs whatToTest, and the review contact in App Store Connect."),
                Setting.optional(
                        DeliveryOptions.NOTIFY,
                        Setting.Type.BOOLEAN,
                        null,
                        "Whether Apple tells the testers as soon as the build is ready for them. Without it, the switch"
                                + " in App Store Connect stays as it is."),
                Setting.choice(
                        DeliveryOptions.IF_EXISTS,
                        "fail",
                        IfExists.allowed(),
                        "What to do where App Store Connect already has a build with this version and build number,"
                                + " which it takes only once. fail: stop. reuse: upload nothing and go on with that"
                                + " build; whether it is the same binary, nobody can tell. skip: change nothing and be"
                                + " done."),
                Setting.choice(
                        DeliveryOptions.WAIT_FOR,
                        "processing",
                        WaitFor.allowed(),
                        "When the step is done. upload: when Apple has taken the binary; the settings for testers cannot"
                                + " be used then. processing: when the build is processed, and has its texts, groups"
                                + " and submission. testing: when the testers asked for have it, which may take days"
                                + " with beta review."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                CommonOutputs.STORE,
                CommonOutputs.APP,
                CommonOutputs.APP_ID,
                CommonOutputs.VERSION,
                CommonOutputs.BUILD,
                CommonOutputs.BUILD_ID,
                new Output("uploaded", "true where the step sent the binary, false where a build was there."),
                new Output(
                        "state",
                        "State of the build for the testers asked for, or of its processing, as Apple writes it."),
                CommonOutputs.INTERNAL_STATE,
                CommonOutputs.EXTERNAL_STATE,
                new Output("groups", "Names of the groups that got the build, with commas between them."),
                new Output(
                        "groupsFailed",
                        "Names of the groups that refused it, with commas between them; missing where none did."),
                CommonOutputs.URL);
    }

    /** Apple itself speaks of up to a day. */
    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(24);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return new DeliveryChecks(DeliveryOptions.of(settings), clock.instant()).findings(binary);
    }

    @Override
    public FlowStep create(StepSettings settings) {
        DeliveryOptions options = DeliveryOptions.of(settings);
        return context -> advance(new Delivery(context, options));
    }

    private static Outcome advance(Delivery delivery) throws StoreException {
        for (Phase phase : phases(delivery.options().waitFor())) {
            Optional<Outcome> outcome = phase.advance(delivery);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        Optional<Build> build = delivery.readBuild();
        return build.isPresent()
                ? DeliveryOutputs.of(delivery, build.get())
                : delivery.notYet("the build").orElseThrow();
    }

    private static List<Phase> phases(WaitFor waitFor) {
        Stream<List<Phase>> parts =
                switch (waitFor) {
                    case UPLOAD -> Stream.of(UPLOAD);
                    case PROCESSING -> Stream.of(UPLOAD, PROCESSING);
                    case TESTING -> Stream.of(UPLOAD, PROCESSING, TESTING);
                };
        return parts.flatMap(List::stream).toList();
    }
}
