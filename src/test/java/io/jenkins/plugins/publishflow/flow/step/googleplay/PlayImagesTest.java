package io.jenkins.plugins.publishflow.flow.step.googleplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.definition.FlowFileException;
import io.jenkins.plugins.publishflow.flow.step.SandboxTrial;
import io.jenkins.plugins.publishflow.rehearsal.RehearsedStores;
import io.jenkins.plugins.publishflow.sandbox.SampleBundle;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of the store page; each exchange is checked against Google's contract. */
class PlayImagesTest {

    private static final String STEP = "- updateGooglePlayMetadata: {metadata: metadata, images: metadata}";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    @BeforeEach
    void writePage() throws Exception {
        write("de-DE/title.txt", "Beispiel");
        write("de-DE/short_description.txt", "Kurz.");
        write("de-DE/full_description.txt", "Lang.");
        write("de-DE/images/icon.png", "an icon");
        write("de-DE/images/phoneScreenshots/2.jpg", "second");
        write("de-DE/images/phoneScreenshots/1.png", "first");
    }

    @Test
    void areSentInTheOrderOfTheirNamesAfterTheTexts() throws Exception {
        SandboxTrial trial = trial().run(STEP);

        assertEquals("de-DE/icon,de-DE/phoneScreenshots", trial.outputs().get("images"));
        assertEquals("de-DE", trial.outputs().get("languages"));
        assertTrue(trial.lines().contains("Images written: de-DE/icon, de-DE/phoneScreenshots."), trial.lines());
        assertPage();
        assertEquals(3, sent());
        assertEquals(1, trial.requests("POST", ".*:commit"));
    }

    @Test
    void onlyKindsThatDifferAreSentAgain() throws Exception {
        trial().run(STEP).outputs();
        write("de-DE/images/phoneScreenshots/3.png", "third");

        SandboxTrial again = trial().run(STEP);

        assertEquals("de-DE/phoneScreenshots", again.outputs().get("images"));
        assertEquals("", again.outputs().get("languages"));
        assertEquals(3 + 3, sent());
        assertEquals(
                List.of(
                        sha256("de-DE/images/phoneScreenshots/1.png"),
                        sha256("de-DE/images/phoneScreenshots/2.jpg"),
                        sha256("de-DE/images/phoneScreenshots/3.png")),
                page("de-DE/phoneScreenshots"));

        SandboxTrial third = trial().run(STEP);
        assertEquals("", third.outputs().get("images"));
        assertEquals(6, sent(), "nothing has to change");
    }

    @Test
    void noImageIsSentTwiceWhereverTheProcessDies() throws Exception {
        int deaths = 0;
        // Before the first save nothing was begun.
        for (int save = 2; ; save++) {
            write("de-DE/title.txt", "Beispiel " + save);
            write("de-DE/images/icon.png", "icon " + save);
            write("de-DE/images/phoneScreenshots/1.png", "first " + save);
            SandboxTrial trial = trial().dieAtSave(save).run(STEP);
            assertEquals("de-DE/icon,de-DE/phoneScreenshots", trial.outputs().get("images"), "save " + save);
            assertEquals("de-DE", trial.outputs().get("languages"), "save " + save);
            assertPage();
            if (!trial.hasDied()) {
                break;
            }
            deaths++;
        }
        assertTrue(deaths > 10, deaths + " deaths");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bytesWhoseAnswerIsLostAreNotThereTwice(int image) throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.of(Fault.Kind.BREAK_AFTER_WORK)
                        .on("PUT", "/upload/androidpublisher/v3/applications/*/edits/*/listings/**")
                        .at(image));
        trial().run(STEP).outputs();
        assertPage();
    }

    @Test
    void anImageThatIsListedLateIsNotSentTwice() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.rewrite("\"images\"", "\"none\"")
                        .on("GET", "/androidpublisher/v3/applications/*/edits/*/listings/de-DE/icon")
                        .at(2));
        SandboxTrial trial = trial().run(STEP);
        trial.outputs();
        assertTrue(trial.lines().contains("has taken all bytes of icon.png"), trial.lines());
        assertEquals(3, sent());
        assertPage();
    }

    @Test
    void anEditThatIsLostGetsAllOfThemAgain() throws Exception {
        AtomicInteger images = new AtomicInteger();
        SandboxTrial trial = trial();
        trial.sender(what -> {
            String answer = trial.send(what);
            if (images.incrementAndGet() == 2) {
                RehearsedStores.of(sandbox.get(), new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock())
                        .googlePlay()
                        .app(SampleBundle.PACKAGE)
                        .beginEdit();
            }
            return answer;
        });
        trial.run(STEP).outputs();
        assertPage();
        assertEquals(2 + 3, images.get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE/images/promoGraphic.png            | 1 | is no image of a store page",
                "de-DE/images/icon/1.png                  | 1 | is no image of a store page",
                "de-DE/images/featureGraphic.png          | 0 | de-DE/images/featureGraphic.png is empty",
                "de-DE/images/tvScreenshots/%d.png        | 9 | here are 9 images for de-DE/tvScreenshots",
                "German/images/featureGraphic.png         | 1 | is no language; write for example"
            })
    void whatGooglePlayWouldNotTakeIsToldBeforeAnything(String name, int times, String why) throws Exception {
        write(name, "");
        for (int i = 1; i <= times; i++) {
            Files.deleteIfExists(folder.resolve("metadata").resolve(name));
            write(name.formatted(i), "image " + i);
        }
        String said =
                assertThrows(FlowFileException.class, () -> trial().run(STEP)).getMessage();
        assertTrue(said.contains(why), said);
        assertEquals(List.of(), sandbox.get().requests().entries());
    }

    private void assertPage() throws Exception {
        assertEquals(List.of(sha256("de-DE/images/icon.png")), page("de-DE/icon"));
        assertEquals(
                List.of(sha256("de-DE/images/phoneScreenshots/1.png"), sha256("de-DE/images/phoneScreenshots/2.jpg")),
                page("de-DE/phoneScreenshots"));
    }

    private List<String> page(String kind) {
        List<String> digests = new ArrayList<>();
        JsonNode images = sandbox.get()
                .googlePlay()
                .shown()
                .path("apps")
                .path(SampleBundle.PACKAGE)
                .path("content")
                .path("images");
        images.path(kind).forEach(image -> digests.add(image.path("sha256").asText()));
        return digests;
    }

    private long sent() {
        return sandbox.get().requests().entries().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().matches("/upload/.*/listings/de-DE/.*"))
                .count();
    }

    private String sha256(String path) throws Exception {
        return Attachment.of(path, folder.resolve("metadata").resolve(path)).sha256();
    }

    private SandboxTrial trial() throws Exception {
        Path file = folder.resolve("Sample-2.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1.1", 2);
        return new SandboxTrial(sandbox, folder).file(file);
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve("metadata").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
