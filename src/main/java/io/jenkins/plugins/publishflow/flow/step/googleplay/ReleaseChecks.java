package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that can be said against the settings of a release, and against the binary, without Google. */
final class ReleaseChecks {

    private static final int LONGEST_NOTE = 500;
    private static final long LARGEST_SYMBOLS = 1_677_721_600;
    private static final long HIGHEST_VERSION_CODE = 2_100_000_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,4})?");

    private static final Pattern VERSION_CODE = Pattern.compile("[1-9][0-9]{0,9}");

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
            language(ReleaseSettings.NOTES_NAME + "/" + language, language);
            note(ReleaseSettings.NOTES_NAME + "/" + language, text);
        });
        if (settings.map(ReleaseSettings.NOTES_NAME).isEmpty()) {
            settings.text(ReleaseSettings.NOTES_NAME).ifPresent(text -> note(ReleaseSettings.NOTES_NAME, text));
        }
        return this;
    }

    /** The notes in a folder: those of the binary's version, or all where there is no binary yet. */
    ReleaseChecks changelogs(StepSettings settings, Optional<Binary> binary) {
        Changelogs changelogs = new Changelogs(settings);
        if (!changelogs.isGiven()) {
            return this;
        }
        if (settings.text(ReleaseSettings.NOTES_NAME).isPresent()) {
            find(Changelogs.NAME, "the notes are either here or in '" + ReleaseSettings.NOTES_NAME + "', not in both");
        }
        binary.map(Binary::build).ifPresent(versionCode -> {
            Map<String, String> notes = changelogs.notes(versionCode);
            if (notes.isEmpty()) {
                find(
                        Changelogs.NAME,
                        "no language has changelogs/" + versionCode
                                + ".txt or changelogs/default.txt with a text in it");
            }
            changelogs.paths(versionCode).forEach((language, path) -> {
                language(Changelogs.NAME + "/" + path, language);
                note(Changelogs.NAME + "/" + path, notes.get(language));
            });
        });
        return this;
    }

    /** The files that go to Google besides the binary. */
    ReleaseChecks symbols(StepSettings settings) {
        for (String name : List.of(Symbols.MAPPING_NAME, Symbols.NATIVE_NAME)) {
            settings.attachment(name)
                    .filter(file -> file.size() > LARGEST_SYMBOLS)
                    .ifPresent(file -> find(
                            name,
                            file.fileName() + " has " + Megabytes.text(file.size()) + "; Google Play takes "
                                    + Megabytes.text(LARGEST_SYMBOLS)));
        }
        settings.attachment(Symbols.NATIVE_NAME)
                .filter(file -> !file.path().toLowerCase(Locale.ROOT).endsWith(".zip"))
                .ifPresent(file -> find(
                        Symbols.NATIVE_NAME,
                        file.fileName()
                                + " is no .zip file; the Android Gradle plugin makes native-debug-symbols.zip"));
        settings.attachment(Symbols.MAPPING_NAME)
                .filter(file -> file.path().toLowerCase(Locale.ROOT).endsWith(".zip"))
                .ifPresent(file -> find(
                        Symbols.MAPPING_NAME,
                        file.fileName() + " is a .zip file; symbols of native code go into '" + Symbols.NATIVE_NAME
                                + "'"));
        return this;
    }

    /** Whether that is a language as Google Play writes them. */
    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    private void language(String setting, String language) {
        if (!isLanguage(language)) {
            find(setting, "'" + language + "' is no language; write for example en-US, de-DE or tr-TR");
        }
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

    /** A list of version codes has to be one. */
    ReleaseChecks versionCodes(StepSettings settings, String name) {
        for (String code : settings.list(name)) {
            if (!VERSION_CODE.matcher(code.strip()).matches()) {
                find(name, "'" + code + "' is no version code, which is a whole number such as 42");
            }
        }
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
