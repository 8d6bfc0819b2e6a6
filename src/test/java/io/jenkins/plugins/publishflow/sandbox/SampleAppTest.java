package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.BinaryException;
import io.jenkins.plugins.publishflow.binary.BinaryReader;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleAppTest {

    @TempDir
    Path folder;

    @Test
    void theProductReadsItAsAnAppForTheStore() throws IOException, BinaryException {
        Binary binary = BinaryReader.read(write("Sample.ipa", SampleApp.VERSION, "12"));
        assertEquals(CatalogueApp.SAMPLE.bundleId(), binary.identifier());
        assertEquals(SampleApp.VERSION, binary.version());
        assertEquals("12", binary.build());
        assertEquals(Binary.Platform.IOS, binary.platform());
        assertEquals(Boolean.FALSE, binary.usesNonExemptEncryption());
        assertEquals(Binary.ProfileType.APP_STORE, binary.signing().type());
    }

    @Test
    void theSameVersionGivesTheSameBytes() throws IOException {
        byte[] one = Files.readAllBytes(write("one.ipa", "1.1", "1"));
        assertEquals(-1, Files.mismatch(write("two.ipa", "1.1", "1"), folder.resolve("one.ipa")));
        assertNotEquals(-1, Files.mismatch(write("three.ipa", "1.1", "2"), folder.resolve("one.ipa")));
        assertEquals('P', one[0]);
    }

    private Path write(String name, String version, String build) throws IOException {
        Path file = folder.resolve(name);
        SampleApp.write(file, version, build);
        return file;
    }
}
