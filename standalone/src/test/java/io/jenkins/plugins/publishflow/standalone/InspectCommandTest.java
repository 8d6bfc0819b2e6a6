package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.publishflow.sandbox.SampleApp;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    Path folder;

    @Test
    void factsAreJson() throws Exception {
        Path file = folder.resolve("Sample.ipa");
        SampleApp.write(file, "1.1", "7");
        JsonNode facts =
                new ObjectMapper().readTree(Typed.of("inspect", file).ended(0).out());
        assertEquals("com.example.publishflow.sample", facts.path("identifier").asText());
        assertEquals("1.1", facts.path("version").asText());
        assertEquals("7", facts.path("build").asText());
        assertEquals("IOS", facts.path("platform").asText());
        assertEquals("2099-01-01T00:00:00Z", facts.at("/signing/expires").asText());
        assertEquals(Files.size(file), facts.path("size").asLong());
        assertEquals(64, facts.path("sha256").asText().length());
    }

    @Test
    void whatIsNoBinaryIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("App.ipa"), new byte[0]);
        Typed.of("inspect", file).refused("""
                The file has no bytes.
                  what to do: Look at what should have written it, and build the app again.
                  code: binary.empty""");
        Typed.of("inspect", folder)
                .refused("'" + folder
                        + "' is a folder.\n  what to do: Name the .ipa file itself.\n  code: binary.not-a-file");
    }
}
