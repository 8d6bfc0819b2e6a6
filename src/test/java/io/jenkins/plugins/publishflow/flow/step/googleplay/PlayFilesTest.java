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
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to Google Play besides the binary; each exchange is checked against Google's contract. */
class PlayFilesTest {

    private static final String STEP =
            "- publishToGooglePlay: {track: beta, mappingFile: '**/mapping.txt', nativeSymbols: out/symbols.zip}";

    @RegisterExtension
    final CheckedSandbox sandbox = new CheckedSandbox();

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        write("app/build/outputs/mapping/release/mapping.txt", "a.a -> com.example.A:\n".repeat(50_000));
        write("out/symbols.zip", "PK symbols");
    }

    @Test
    void mappingAndSymbolsGoIntoTheEditOfTheRelease() throws Exception {
        SandboxTrial trial = trial().run(STEP);

        trial.outputs();
        assertEquals(
                Set.of(
                        "proguard " + sha256("app/build/outputs/mapping/release/mapping.txt"),
                        "nativeCode " + sha256("out/symbols.zip")),
                symbols());
        assertEquals(1, count("POST", ".*:commit"));
        assertEquals(1, count("PUT", "/upload/.*/bundles"));
        assertEquals(2, count("PUT", "/upload/.*/apks/2/deobfuscationFiles/.*"));
        List<String> writes = trial.writes();
        int track = writes.indexOf(writes.stream()
                .filter(request -> request.startsWith("PUT") && request.endsWith("/tracks/beta"))
                .findFirst()
                .orElseThrow());
        assertTrue(
                writes.subList(0, track).stream()
                        .anyMatch(request -> request.contains("/deobfuscationFiles/nativeCode")),
                "before the track is written: " + writes);
        assertTrue(trial.lines().contains("Sent mapping.txt to Google Play."), trial.lines());
    }

    @Test
    void areSentForABundleThatGoogleHasAlready() throws Exception {
        trial().run("- publishToGooglePlay: {track: internal}").outputs();
        trial().run(STEP).outputs();
        assertEquals(1, count("PUT", "/upload/.*/bundles"));
        assertEquals(2, symbols().size());
    }

    @Test
    void anEditThatIsLostGetsAllOfThemAgain() throws Exception {
        AtomicBoolean lost = new AtomicBoolean();
        SandboxTrial trial = trial();
        trial.sender(what -> {
            String answer = trial.send(what);
            if (what.attachment() != null && lost.compareAndSet(false, true)) {
                beginAnotherEdit();
            }
            return answer;
        });
        trial.run(STEP).outputs();
        assertTrue(lost.get());
        assertEquals(2, symbols().size());
        assertEquals(2, count("PUT", "/upload/.*/bundles"));
    }

    @Test
    void aFileThatGoogleRefusesEndsTheStepAndIsSentAnewAfterARestart() throws Exception {
        sandbox.get()
                .faults()
                .add(Fault.status(400)
                        .on(
                                "PUT",
                                "/upload/androidpublisher/v3/applications/*/edits/*/apks/*/deobfuscationFiles/proguard")
                        .at(1));
        SandboxTrial trial = trial().run(STEP);
        assertEquals(
                Problem.Kind.REFUSED, trial.problem().kind(), trial.problem().text());
        assertEquals(Set.of(), symbols(), "nothing of it is real");

        trial.restart().outputs();

        assertEquals(2, symbols().size());
    }

    @Test
    void aFileThatHasChangedSinceTheRunBeganIsNotSent() throws Exception {
        AtomicBoolean changed = new AtomicBoolean();
        SandboxTrial trial = trial();
        trial.sender(what -> {
            if (what.attachment() != null && changed.compareAndSet(false, true)) {
                change(folder.resolve(what.attachment().path()));
            }
            return trial.send(what);
        });
        assertEquals("upload.file-changed", trial.run(STEP).problem().code());
        assertEquals(0, count("PUT", "/upload/.*/deobfuscationFiles/.*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mappingFile: build/none.txt  | there is no such file",
                "mappingFile: out             | it is a folder",
                "mappingFile: empty.txt       | it is empty",
                "mappingFile: ../mapping.txt  | it has to be inside",
                "mappingFile: '../*.txt'      | it has to be inside",
                "mappingFile: '**/*.map'      | no file in",
                "mappingFile: '**/*.txt'      | 2 files fit",
                "mappingFile: link.txt        | a symbolic link leads out",
                "mappingFile: out/symbols.zip | symbols of native code go into 'nativeSymbols'",
                "nativeSymbols: empty.so      | is no .zip file"
            })
    void whatCannotBeSentIsToldBeforeAnything(String setting, String why) throws Exception {
        write("empty.txt", "");
        write("empty.so", "symbols");
        Path outside = Files.writeString(Files.createTempFile("mapping", ".txt"), "outside");
        try {
            Files.createSymbolicLink(folder.resolve("link.txt"), outside);
            String said = assertThrows(
                            FlowFileException.class,
                            () -> trial().run("- publishToGooglePlay: {track: beta, " + setting + "}"))
                    .getMessage();
            assertTrue(said.contains(why), said);
            assertEquals(List.of(), sandbox.get().requests().entries());
        } finally {
            Files.delete(outside);
        }
    }

    @Test
    void notesAreTakenFromChangelogs() throws Exception {
        write("metadata/en-US/changelogs/2.txt", "A new search.\n");
        write("metadata/en-US/changelogs/default.txt", "Better.");
        write("metadata/en-US/title.txt", "Sample");
        write("metadata/de-DE/changelogs/default.txt", "Besser.");
        write("metadata/de-DE/changelogs/1.txt", "Alt.");
        write("metadata/tr-TR/changelogs/2.txt", " \n");

        trial().run("- publishToGooglePlay: {track: beta, changelogs: metadata}")
                .outputs();

        Set<String> notes = new TreeSet<>();
        live().at("/tracks/beta/0/releaseNotes")
                .forEach(note -> notes.add(note.path("language").asText() + ": "
                        + note.path("text").asText()));
        assertEquals(Set.of("de-DE: Besser.", "en-US: A new search."), notes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.txt       | x | releaseNotes: Better. | either here or in 'releaseNotes'",
                "1.txt       | x |                       | o language has changelogs/2.txt or changelogs/default.txt",
                "default.txt | y |                       | changelogs/default.txt': release notes have at most"
            })
    void notesThatCannotBeMeantAreTold(String name, String text, String more, String why) throws Exception {
        write("metadata/en-US/changelogs/" + name, text.equals("y") ? "y".repeat(501) : text);
        String setting = "changelogs: metadata" + (more == null ? "" : ", " + more);
        String said = assertThrows(
                        FlowFileException.class,
                        () -> trial().run("- publishToGooglePlay: {track: beta, " + setting + "}"))
                .getMessage();
        assertTrue(said.contains(why), said);
    }

    private SandboxTrial trial() throws Exception {
        Path file = folder.resolve("Sample-2.aab");
        SampleBundle.write(file, SampleBundle.PACKAGE, "1.1", 2);
        return new SandboxTrial(sandbox, folder).file(file);
    }

    /** Which drops the one that is open. */
    private void beginAnotherEdit() throws StoreException {
        RehearsedStores.of(sandbox.get(), new StoreHttp(HttpSettings.DEFAULT, sandbox.clock()), sandbox.clock())
                .googlePlay()
                .app(SampleBundle.PACKAGE)
                .beginEdit();
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Leaves the size as it is. */
    private static void change(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            bytes[0]++;
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sha256(String path) throws Exception {
        return Attachment.of(path, folder.resolve(path)).sha256();
    }

    private Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        live().path("symbols")
                .forEach(file -> symbols.add(
                        file.path("type").asText() + " " + file.path("sha256").asText()));
        return symbols;
    }

    private JsonNode live() {
        return sandbox.get()
                .googlePlay()
                .shown()
                .path("apps")
                .path(SampleBundle.PACKAGE)
                .path("content");
    }

    private long count(String method, String path) {
        return sandbox.get().requests().entries().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().matches(path))
                .count();
    }
}
