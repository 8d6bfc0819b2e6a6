package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.flow.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFilesTest {

    @TempDir
    private Path temp;

    private Path base;
    private LocalFiles files;

    @BeforeEach
    void makeBase() throws IOException {
        base = Files.createDirectories(temp.resolve("base"));
        files = new LocalFiles(base);
        write(temp.resolve("outside/secret.txt"), "secret");
    }

    @Test
    void readsTextFilesByTheirPath() throws Exception {
        write("metadata/en-US/name.txt", "Tuner\n");
        write("metadata/de-DE/name.txt", "\uFEFFStimmger\u00e4t");
        write("metadata/copyright.TXT", "");
        write("metadata/.DS_Store", "no text");
        write("metadata/.hidden/name.txt", "no");
        Files.write(base.resolve("metadata/icon.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        Map<String, String> texts = files.texts("metadata");
        assertEquals(
                Map.of("en-US/name.txt", "Tuner\n", "de-DE/name.txt", "Stimmger\u00e4t", "copyright.TXT", ""), texts);
        assertEquals(List.of("copyright.TXT", "de-DE/name.txt", "en-US/name.txt"), List.copyOf(texts.keySet()));
        assertEquals(texts, files.texts("./other/../metadata/"));
    }

    @ParameterizedTest
    @CsvSource({
        "mapping.txt, mapping.txt",
        "./a/../mapping.txt, mapping.txt",
        "map*.txt, mapping.txt",
        "**/mapp?ng.txt, mapping.txt",
        "app/**/map.txt, app/release/map.txt",
        "app/*/map.txt, app/release/map.txt",
        "app\\release\\map.txt, app/release/map.txt",
        "**/release/**, app/release/map.txt",
        "**/[x].txt, app/[x].txt"
    })
    void findsTheOneFileThatIsMeant(String asked, String found) throws Exception {
        write("mapping.txt", "a -> b");
        write("app/release/map.txt", "a -> b");
        write("app/[x].txt", "a -> b");
        write("app/x.txt", "c -> d");
        write(".gradle/release/mapping.txt", "old");
        write(".gradle/app/release/map.txt", "old");
        Attachment file = files.attachment(asked);
        assertEquals(found, file.path());
        assertEquals(6, file.size());
        assertEquals(Attachment.of(found, base.resolve(found)), file);
    }

    @Test
    void findsImagesInTheOrderOfTheirPaths() throws Exception {
        write("page/en-US/title.txt", "Tuner");
        write("page/en-US/images/b/2.png", "2");
        write("page/en-US/images/b/1.JPG", "1");
        write("page/en-US/images/a.jpeg", "a");
        write("page/en-US/images/.thumbs/a.png", "no");
        assertEquals(
                List.of("page/en-US/images/a.jpeg", "page/en-US/images/b/1.JPG", "page/en-US/images/b/2.png"),
                files.images("page").stream().map(Attachment::path).toList());
        assertEquals(
                List.of("en-US/images/a.jpeg"),
                new LocalFiles(base.resolve("page"))
                        .images(".").stream().map(Attachment::path).limit(1).toList());
        FlowFilesException none = assertThrows(FlowFilesException.class, () -> files.images("page/en-US/images/c"));
        assertEquals(List.of("there is no such folder in " + base), none.reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../outside", "metadata/../../outside", "/etc", "../base-2"})
    void refusesPathsThatLeadOut(String folder) {
        assertEquals(List.of("it has to be inside of " + base + ", and given relative to it"), reasons(folder));
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        write("publish.yml", "");
        assertEquals(List.of("there is no such folder in " + base), reasons("metadata"));
        assertEquals(List.of("it is a file"), reasons("publish.yml"));
        assertEquals(List.of("it is no path: Nul character not allowed"), reasons("a\0b"));
    }

    @Test
    void refusesAFolderWithoutTexts() throws IOException {
        write("metadata/en-US/readme.md", "");
        assertEquals(List.of("it has no text files (.txt)"), reasons("metadata"));
    }

    @Test
    void refusesLinksThatLeadOut() throws IOException {
        Files.createSymbolicLink(base.resolve("whole"), temp.resolve("outside"));
        assertEquals(List.of("a symbolic link leads out of " + base), reasons("whole"));

        write("metadata/en-US/name.txt", "Tuner");
        Files.createSymbolicLink(base.resolve("metadata/de-DE"), temp.resolve("outside"));
        Files.createSymbolicLink(base.resolve("metadata/copyright.txt"), temp.resolve("outside/secret.txt"));
        String out = " is a symbolic link that leads out of " + base.toRealPath();
        assertEquals(List.of("copyright.txt" + out, "de-DE" + out), reasons("metadata"));
    }

    @Test
    void followsLinksThatStayInside() throws Exception {
        write("metadata/en-US/name.txt", "Tuner");
        Files.createSymbolicLink(base.resolve("metadata/en-GB"), Path.of("en-US"));
        assertEquals(Map.of("en-US/name.txt", "Tuner", "en-GB/name.txt", "Tuner"), files.texts("metadata"));
    }

    @Test
    void endsAtALinkInACircleAndAtALinkToNothing() throws IOException {
        write("metadata/name.txt", "Tuner");
        Files.createSymbolicLink(base.resolve("metadata/self"), Path.of("."));
        assertEquals(
                List.of("it has folders more than 8 deep in each other, or a link in a circle"), reasons("metadata"));
        Files.delete(base.resolve("metadata/self"));
        Files.createSymbolicLink(base.resolve("metadata/self.txt"), Path.of("nowhere"));
        assertEquals(List.of("self.txt cannot be read: No Such File"), reasons("metadata"));
    }

    @Test
    void findsEveryFileThatIsNoTextOrTooLarge() throws IOException {
        write("metadata/a.txt", "a".repeat(FolderTexts.LARGEST_FILE + 1));
        Files.write(base.resolve("metadata/b.txt"), new byte[] {'b', (byte) 0xFF});
        write("metadata/c.txt", "c".repeat(FolderTexts.LARGEST_FILE));
        assertEquals(List.of("a.txt has more than 64 KiB", "b.txt is not UTF-8 text"), reasons("metadata"));
    }

    @Test
    void boundsHowMuchItReadsInAll() throws IOException {
        String large = "a".repeat(FolderTexts.LARGEST_FILE);
        for (int i = 0; i <= FolderTexts.LARGEST_FOLDER / FolderTexts.LARGEST_FILE; i++) {
            write("large/" + i + ".txt", large);
        }
        assertEquals(List.of("its text files have more than 4 MiB in all"), reasons("large"));
        for (int i = 0; i <= FolderTexts.MOST_FILES; i++) {
            write("many/" + i + ".txt", "");
        }
        assertEquals(List.of("it has more than 2000 text files"), reasons("many"));
    }

    private List<String> reasons(String folder) {
        FlowFilesException refused = assertThrows(FlowFilesException.class, () -> files.texts(folder));
        assertTrue(refused.getMessage().contains(refused.reasons().get(0)));
        return refused.reasons();
    }

    private void write(String path, String text) throws IOException {
        write(base.resolve(path), text);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
