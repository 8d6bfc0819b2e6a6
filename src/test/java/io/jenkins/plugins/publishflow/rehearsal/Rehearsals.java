package io.jenkins.plugins.publishflow.rehearsal;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.definition.FlowReader;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import io.jenkins.plugins.publishflow.flow.definition.PredefinedFlow;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Sets the stage for releases of one app by one flow, each against a fresh sandbox. */
final class Rehearsals {

    private static final int PART = 64 * 1024;

    /** Short, so that a fault that makes the client wait does not make the test wait long. */
    static final Duration PATIENCE = Duration.ofMillis(400);

    private static final HttpSettings HTTP =
            new HttpSettings(PATIENCE, PATIENCE, PATIENCE, Duration.ofSeconds(2), null, "publish-flow-test");

    /** What the sandbox's app lacks for an update: what is new in its languages, and who answers App Review. */
    private static final Map<String, String> TEXTS = Map.of(
            "en-US/release_notes.txt", "A new search.",
            "de-DE/release_notes.txt", "Eine neue Suche.",
            "en-US/keywords.txt", "sample,search",
            "en-US/subtitle.txt", "Finds things",
            "review_information/first_name.txt", "Robin",
            "review_information/last_name.txt", "Example",
            "review_information/phone_number.txt", "+1 555 0100",
            "review_information/email_address.txt", "review@example.com");

    private static final Map<String, String> VARIABLES = Map.of(
            "APPROVERS", "anna@example.org, ben@example.org",
            "WHAT_TO_TEST", "The new search.",
            "BETA_GROUPS", "Beta Testers",
            "BETA_REVIEW", "true",
            "TESTERS", "external",
            "METADATA", "metadata",
            "PHASED_RELEASE", "true");

    private final CheckedSandbox sandboxes;
    private final Flow flow;
    private final Path file;
    private final Binary binary;

    Rehearsals(Path folder, CheckedSandbox sandboxes) throws Exception {
        this.sandboxes = sandboxes;
        file = folder.resolve("Sample.ipa");
        byte[] bytes = new byte[3 * PART + 1000];
        new Random(7).nextBytes(bytes);
        Files.write(file, bytes);
        binary = new Binary(
                "Sample.ipa",
                CatalogueApp.SAMPLE.bundleId(),
                "1.1",
                "42",
                "Sample",
                Binary.Platform.IOS,
                "15.0",
                new Binary.Signing(
                        "Sample App Store",
                        "TEAM",
                        Binary.ProfileType.APP_STORE,
                        Instant.parse("2027-06-01T00:00:00Z")),
                false,
                bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            Path target = folder.resolve("metadata").resolve(text.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, text.getValue());
        }
        flow = new FlowReader(StepCatalog.standard())
                .read(
                        PredefinedFlow.BETA_TESTING_AND_RELEASE.source(),
                        VARIABLES,
                        new LocalFiles(folder),
                        Optional.of(binary));
    }

    /** How many steps the flow has. */
    int steps() {
        return flow.steps().size();
    }

    /** A sandbox whose uploads have several parts though the file is small, and whose people and machines are quick. */
    static SandboxOptions quickAndInParts(SandboxOptions options) {
        Timing usual = Timing.USUAL;
        Timing quick = new Timing(
                usual.fileCheck(),
                Duration.ofSeconds(40),
                usual.buildLag(),
                usual.betaDetailLag(),
                Duration.ofSeconds(40),
                usual.uploadUrls(),
                usual.encryptionReview(),
                Duration.ofMinutes(4),
                Duration.ofMinutes(4),
                usual.betaDistribution(),
                usual.submissionLag(),
                usual.reviewQueue(),
                usual.review(),
                usual.canceling(),
                usual.distribution(),
                usual.buildLife());
        return options.appStore(AppStoreSettings.USUAL.partSize(PART).timing(quick));
    }

    /** A fresh sandbox, and a release that has not begun. */
    Stage stage() throws IOException {
        Sandbox sandbox = sandboxes.start(SandboxOptions.USUAL);
        return new Stage(sandbox, new RehearsedRelease(sandbox, sandboxes.clock(), flow, binary, file, HTTP));
    }

    /** A sandbox and one release. */
    record Stage(Sandbox sandbox, RehearsedRelease release) implements Closeable {
        @Override
        public void close() throws IOException {
            sandbox.close();
        }
    }
}
