package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a rehearsal without arguments releases: the sample app, with texts for the store and the testers. */
final class SampleRelease {

    /** Variables of the predefined flows that make such a release whole. */
    static final Map<String, String> VARIABLES = Map.of(
            "WHAT_TO_TEST", "The new search. Does it find what you look for?",
            "BETA_GROUPS", "Beta Testers",
            "BETA_REVIEW", "true",
            "TESTERS", "external",
            "METADATA", "metadata");

    private static final Map<String, String> TEXTS = Map.of(
            "en-US/release_notes.txt", "There is a search now.",
            "de-DE/release_notes.txt", "Es gibt jetzt eine Suche.",
            "review_information/first_name.txt", "Robin",
            "review_information/last_name.txt", "Example",
            "review_information/phone_number.txt", "+1 555 0100",
            "review_information/email_address.txt", "review@example.com");

    private SampleRelease() {}

    /**
     * Puts the app for Android into a folder; what is there stays.
     *
     * @return the file of the app
     */
    static Path writeBundleTo(Path folder) throws IOException {
        Path file = folder.resolve("Sample.aab");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            SampleBundle.write(file, SampleBundle.PACKAGE, SampleBundle.VERSION_NAME, SampleBundle.VERSION_CODE);
        }
        return file;
    }

    /**
     * Puts the app and its texts into a folder; what is there stays.
     *
     * @return the file of the app
     */
    static Path writeTo(Path folder) throws IOException {
        Path file = folder.resolve("Sample.ipa");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            SampleApp.write(file, SampleApp.VERSION, SampleApp.BUILD);
        }
        for (Map.Entry<String, String> text : TEXTS.entrySet()) {
            Path target = folder.resolve("metadata").resolve(text.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, text.getValue() + "\n");
        }
        return file;
    }
}
