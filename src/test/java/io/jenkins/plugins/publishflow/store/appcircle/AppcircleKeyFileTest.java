package io.jenkins.plugins.publishflow.store.appcircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppcircleKeyFileTest {

    @TempDir
    Path folder;

    @Test
    void readsAPersonalAccessKey() throws Exception {
        Path file = Files.writeString(folder.resolve("key.txt"), "\uFEFF s3cret+&= \n");
        AppcircleKey key = AppcircleKeyFile.read(file);
        assertFalse(key.isApiKey());
        assertEquals("s3cret+&=", key.secret());
        assertEquals(Optional.empty(), key.organization());
        assertFalse(key.toString().contains("s3cret"), key.toString());
    }

    @Test
    void readsAPersonalAccessKeyWithASubOrganization() throws Exception {
        AppcircleKey key = AppcircleKeyFile.parse("{\"personalAccessKey\": \"s3cret\", \"subOrganization\": \"team\"}");
        assertFalse(key.isApiKey());
        assertEquals("s3cret", key.secret());
        assertEquals(Optional.of("team"), key.organization());
    }

    @Test
    void readsAnApiKey() throws Exception {
        AppcircleKey key =
                AppcircleKeyFile.parse("{\"name\": \"ci\", \"secret\": \"s3cret\", \"organization\": \"team\"}");
        assertTrue(key.isApiKey());
        assertEquals("s3cret", key.secret());
        assertEquals(Optional.of("team"), key.organization());
        assertFalse(key.toString().contains("s3cret"), key.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "two s3crets",
                "s3cret\ns3cret",
                "{\"personalAccessKey\": \"s3cret",
                "{\"name\": \"ci\"}",
                "{\"secret\": \"s3cret\"}",
                "{\"name\": \" \", \"secret\": \"s3cret\"}",
                "{\"personalAccessKey\": \"\"}",
                "{\"type\": \"service_account\", \"private_key\": \"s3cret\"}",
            })
    void refusesWhatIsNoKeyWithoutQuotingIt(String text) {
        Problem problem = assertThrows(StoreException.class, () -> AppcircleKeyFile.parse(text))
                .problem();
        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertFalse(problem.text().contains("s3cret"), problem.text());
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Path file = folder.resolve("none");
        Problem problem = assertThrows(StoreException.class, () -> AppcircleKeyFile.read(file))
                .problem();
        assertEquals(file.toString(), problem.where());
    }
}
