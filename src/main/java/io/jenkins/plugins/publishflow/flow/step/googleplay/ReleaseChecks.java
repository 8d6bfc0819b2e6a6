package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that can be said against the settings of a release, and against the binary, without Google. */
final class ReleaseChecks {

    private static final int LONGEST_NOTE = 500;
    private static final long HIGHEST_VERSION_CODE = 2_100_000_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,4})?");

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Status and share have to fit each other. */
    ReleaseChecks status(StepSettings settings) {
        Optional<String> fraction = settings.text(ReleaseSettings.FRACTION_NAME);
        boolean rollout =
                settings.text(ReleaseSettings.STATUS_NAME).orElse("").equals(ReleaseStatus.IN_PROGRESS.value());
        if (fraction.isPresent()
                && Fraction.of(fraction.get()).filter(share -> share < 1).isEmpty()) {
            find(
                    ReleaseSettings.FRACTION_NAME,
                    "'" + fraction.get() + "' is no share of users; write for example 0.1 or 10%");
        }
        if (rollout && fraction.isEmpty()) {
            find(ReleaseSettings.FRACTION_NAME, "a release that is inProgress needs the share of users that get it");
        }
        if (!rollout && fraction.isPresent()) {
            find(ReleaseSettings.FRACTION_NAME, "only a release with status inProgress has a share of users");
        }
        return this;
    }

    ReleaseChecks notes(StepSettings settings) {
        settings.map(ReleaseSettings.NOTES_NAME).forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                find(
                        ReleaseSettings.NOTES_NAME + "/" + language,
                        "'" + language + "' is no language; write for example en-US, de-DE or tr-TR");
            }
            note(ReleaseSettings.NOTES_NAME + "/" + language, text);
        });
        if (settings.map(ReleaseSettings.NOTES_NAME).isEmpty()) {
            settings.text(ReleaseSettings.NOTES_NAME).ifPresent(text -> note(ReleaseSettings.NOTES_NAME, text));
        }
        return this;
    }

    private void note(String setting, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_NOTE) {
            find(setting, "release notes have at most " + LONGEST_NOTE + " characters, these have " + length);
        }
    }

    ReleaseChecks priority(StepSettings settings) {
        settings.number(ReleaseSettings.PRIORITY_NAME)
                .filter(number -> number < 0 || number > 5)
                .ifPresent(number ->
                        find(ReleaseSettings.PRIORITY_NAME, "the priority of an update is from 0 to 5, not " + number));
        return this;
    }

    /** What Google would refuse of the file, before its bytes are sent. */
    ReleaseChecks upload(Optional<Binary> given) {
        given.ifPresent(binary -> {
            Binary.Android android = android(binary);
            if (android != null && android.certificates().isEmpty()) {
                find("binary", binary.fileName() + " is not signed; sign the release build with the upload key");
            }
            if (android != null && android.debuggable()) {
                find("binary", binary.fileName() + " can be debugged; upload the release build");
            }
            if (android != null && Long.parseLong(binary.build()) > HIGHEST_VERSION_CODE) {
                find(
                        "binary",
                        "the version code " + binary.build() + " is above " + HIGHEST_VERSION_CODE
                                + ", the highest that Google Play takes");
            }
        });
        return this;
    }

    /** A binary has to be of Android, for a step that is about its app. */
    ReleaseChecks app(Optional<Binary> given) {
        given.ifPresent(this::android);
        return this;
    }

    private Binary.Android android(Binary binary) {
        if (binary.platform() != Binary.Platform.ANDROID) {
            find("binary", binary.fileName() + " is no Android app; Google Play takes .aab and .apk files");
        }
        return binary.android();
    }

    private void find(String setting, String what) {
        findings.add(new Finding(setting, what));
    }
}
