package io.jenkins.plugins.publishflow.flow.step.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {

    @Test
    void readsTheWholeLayout() {
        Map<String, String> files = new HashMap<>();
        files.put("en-US/name.txt", "Shop\n");
        files.put("en-US/subtitle.txt", "Everything you need");
        files.put("en-US/privacy_url.txt", "https://example.com/privacy");
        files.put("en-US/privacy_choices_url.txt", "https://example.com/choices");
        files.put("en-US/apple_tv_privacy_policy.txt", "We keep nothing.");
        files.put("en-US/description.txt", "A shop.\r\nWith doors.\r\n");
        files.put("en-US/keywords.txt", "shop,door");
        files.put("en-US/release_notes.txt", "\uFEFFFewer doors.");
        files.put("en-US/promotional_text.txt", "Now open");
        files.put("en-US/marketing_url.txt", "https://example.com");
        files.put("en-US/support_url.txt", "http://example.com/help");
        files.put("copyright.txt", "2026 Example Ltd");
        files.put("primary_category.txt", "SHOPPING");
        files.put("secondary_category.txt", "LIFESTYLE");
        files.put("primary_first_sub_category.txt", "GAMES_BOARD");
        files.put("review_information/first_name.txt", "Ann");
        files.put("review_information/review_email.txt", "ann@example.com");
        files.put("review_information/demo_password.txt", "\n");

        MetadataReader reader = read(files);

        assertEquals(List.of(), reader.findings());
        MetadataFolder folder = reader.folder();
        assertEquals(Set.of("en-US"), Set.copyOf(folder.locales()));
        assertEquals(
                Map.of(
                        "description", "A shop.\nWith doors.",
                        "keywords", "shop,door",
                        "whatsNew", "Fewer doors.",
                        "promotionalText", "Now open",
                        "marketingUrl", "https://example.com",
                        "supportUrl", "http://example.com/help"),
                folder.versionTexts("en-US"));
        assertEquals(
                Map.of(
                        "name", "Shop",
                        "subtitle", "Everything you need",
                        "privacyPolicyUrl", "https://example.com/privacy",
                        "privacyChoicesUrl", "https://example.com/choices",
                        "privacyPolicyText", "We keep nothing."),
                folder.appTexts("en-US"));
        assertEquals("2026 Example Ltd", folder.copyright().orElseThrow());
        assertEquals(
                Map.of(
                        "primaryCategory", "SHOPPING",
                        "secondaryCategory", "LIFESTYLE",
                        "primarySubcategoryOne", "GAMES_BOARD"),
                folder.categories());
        assertEquals(Map.of("contactFirstName", "Ann", "contactEmail", "ann@example.com"), folder.reviewTexts());
    }

    @ParameterizedTest(name = "{0} of {1} characters: {2}")
    @CsvSource({
        "name.txt, 30, true",
        "name.txt, 31, false",
        "subtitle.txt, 30, true",
        "subtitle.txt, 31, false",
        "keywords.txt, 100, true",
        "keywords.txt, 101, false",
        "promotional_text.txt, 170, true",
        "promotional_text.txt, 171, false",
        "description.txt, 4000, true",
        "description.txt, 4001, false",
        "release_notes.txt, 4000, true",
        "release_notes.txt, 4001, false",
    })
    void knowsApplesLimits(String file, int length, boolean fits) {
        List<Finding> findings = findings("de-DE/" + file, "ä".repeat(length));

        if (fits) {
            assertEquals(List.of(), findings);
        } else {
            assertEquals(1, findings.size());
            assertEquals("metadata/de-DE/" + file, findings.get(0).setting());
            assertTrue(
                    findings.get(0).what().contains(length + " characters, 1 more"),
                    findings.get(0).what());
        }
    }

    @Test
    void countsALetterOfAnyAlphabetOnce() {
        assertEquals(List.of(), findings("ar-SA/keywords.txt", "ب".repeat(100)), "200 bytes");
        assertEquals(List.of(), findings("zh-Hans/keywords.txt", "𠀀".repeat(100)), "200 UTF-16 units");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "www.example.com/help", "mailto:a@example.com", "https:///help", "https://a b"})
    void refusesWhatIsNoWebAddress(String text) {
        assertTrue(only("en-US/support_url.txt", text).contains("web address"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "en-US/keyword.txt, keywords.txt",
        "en-US/description.text, description.txt",
        "en-US/release-notes.txt, release_notes.txt",
        "copyrigth.txt, copyright.txt",
        "primary_catgory.txt, primary_category.txt",
        "review_information/firstname.txt, first_name.txt",
    })
    void namesTheFileThatWasMeant(String path, String meant) {
        assertTrue(only(path, "text").endsWith("did you mean '" + meant + "'?"), only(path, "text"));
    }

    @Test
    void saysWhichFilesThereAreWhereNoneIsNear() {
        assertTrue(only("en-US/changelog.txt", "text").contains("release_notes.txt"));
        assertTrue(only("description.txt", "text").contains("move the file into a folder such as 'en-US'"));
        assertTrue(only("en-US/images/description.txt", "text").contains("nothing is read from folders within"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "fr, fr-CA or fr-FR",
        "ja-JP, ja",
        "de_AT, de-DE",
        "en-USA, en-AU or en-CA or en-GB or en-US",
    })
    void namesTheLanguageThatWasMeant(String folder, String meant) {
        List<Finding> findings = findings(folder + "/description.txt", "text");

        assertEquals("metadata/" + folder, findings.get(0).setting());
        assertTrue(
                findings.get(0).what().contains("did you mean " + meant + "?"),
                findings.get(0).what());
    }

    @Test
    void reportsAnUnknownLanguageOnceAndTakesItWhenNamed() {
        Map<String, String> files = Map.of("xx-YY/description.txt", "text", "xx-YY/keywords.txt", "a,b");

        assertEquals(1, read(files).findings().size());
        MetadataReader named = new MetadataReader("metadata", files, List.of("xx-YY"));
        assertEquals(List.of(), named.findings());
        assertEquals(
                Map.of("description", "text", "keywords", "a,b"), named.folder().versionTexts("xx-YY"));
    }

    @Test
    void takesFoldersInAnyCaseAndRefusesTheSameTextTwice() {
        assertEquals(
                Set.of("en-US"),
                Set.copyOf(
                        read(Map.of("EN-us/description.txt", "text")).folder().locales()));

        Map<String, String> twice = Map.of("EN-us/description.txt", "one", "en-US/description.txt", "two");
        assertEquals(1, read(twice).findings().size());
        assertEquals(
                1,
                read(Map.of("review_information/notes.txt", "one", "review_information/review_notes.txt", "two"))
                        .findings()
                        .size());
    }

    @Test
    void letsDefaultStandInButNotForAnEmptyFile() {
        Map<String, String> files = Map.of(
                "default/description.txt", "For all",
                "default/keywords.txt", "all",
                "de-DE/description.txt", "Für alle",
                "fr-FR/keywords.txt", "");

        MetadataReader reader = new MetadataReader("metadata", files, List.of("ja"));

        assertEquals(List.of(), reader.findings());
        MetadataFolder folder = reader.folder();
        assertEquals(Set.of("de-DE", "fr-FR", "ja"), Set.copyOf(folder.locales()));
        assertEquals(Map.of("description", "Für alle", "keywords", "all"), folder.versionTexts("de-DE"));
        assertEquals(Map.of("description", "For all"), folder.versionTexts("fr-FR"));
        assertEquals(Map.of("description", "For all", "keywords", "all"), folder.versionTexts("ja"));
    }

    @Test
    void refusesDefaultForNobodyAndLanguagesWithoutTexts() {
        assertTrue(only("default/description.txt", "text").contains("there is none"));

        List<Finding> findings = new MetadataReader(
                        "metadata", Map.of("de-DE/description.txt", "Text"), List.of("ja", "not a language"))
                .findings();
        assertEquals(
                List.of("locales", "locales"),
                findings.stream().map(Finding::setting).toList());
    }

    @Test
    void refusesASecretWithoutRepeatingIt() {
        String what = only("review_information/demo_password.txt", "hunter2");

        assertTrue(what.contains("App Store Connect"), what);
        assertFalse(what.contains("hunter2"), what);
    }

    @Test
    void refusesTextsOfAWrongForm() {
        assertTrue(only("en-US/name.txt", "Shop\nof doors").contains("several lines"));
        assertTrue(only("copyright.txt", "2026\nExample").contains("several lines"));
        assertTrue(only("primary_category.txt", "MZGenre.Business").contains("category id"));
    }

    @Test
    void refusesAFolderThatWouldChangeNothing() {
        assertEquals(1, read(Map.of()).findings().size());
        assertEquals(
                1,
                read(Map.of("en-US/name.txt", " \n", "copyright.txt", ""))
                        .findings()
                        .size());
    }

    @Test
    void leavesWhatBelongsToOtherToolsAndSaysSo() {
        MetadataReader reader = read(Map.of(
                "en-US/description.txt", "text",
                "android/en-US/title.txt", "Shop",
                "trade_representative_contact_information/first_name.txt", "Ann",
                "app_clip_review_information/invocation_urls.txt", "https://example.com",
                "README.md", "How to",
                "rating.json", "{}",
                ".git/config", "secret"));

        assertEquals(List.of(), reader.findings());
        assertEquals(
                List.of(
                        "README.md",
                        "android/en-US/title.txt",
                        "app_clip_review_information/invocation_urls.txt",
                        "rating.json",
                        "trade_representative_contact_information/first_name.txt"),
                reader.folder().unused());
    }

    private static MetadataReader read(Map<String, String> files) {
        return new MetadataReader("metadata", files, List.of());
    }

    private static List<Finding> findings(String path, String text) {
        return read(Map.of(path, text)).findings();
    }

    private static String only(String path, String text) {
        List<Finding> findings = findings(path, text);
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0).what();
    }
}
