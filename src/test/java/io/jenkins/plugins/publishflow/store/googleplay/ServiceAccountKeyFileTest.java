package io.jenkins.plugins.publishflow.store.googleplay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.sandbox.keys.Pem;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAccountKeyFileTest {

    private static KeyPair pair;
    private static String escaped;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        escaped = Pem.of(pair.getPrivate()).replace("\n", "\\n");
    }

    @Test
    void readsTheFileOfTheConsole() throws Exception {
        Path file = Files.writeString(
                folder.resolve("key.json"),
                key(",\"private_key_id\":\"k1\",\"token_uri\":\"https://example.com/token\",\"project_id\":\"p\""));
        ServiceAccountKey key = ServiceAccountKeyFile.read(file);
        assertEquals("a@p.iam.gserviceaccount.com", key.account());
        assertEquals("k1", key.keyId());
        assertEquals(URI.create("https://example.com/token"), key.tokenAddress());
        assertEquals(pair.getPrivate(), key.privateKey());
        assertEquals("service account a@p.iam.gserviceaccount.com", key.toString());
    }

    @Test
    void takesWhatEditorsAndVariablesMakeOfIt() throws Exception {
        ServiceAccountKey key = ServiceAccountKeyFile.parse("\uFEFF\n " + key("") + "\n", null);
        assertEquals(pair.getPrivate(), key.privateKey());
        assertEquals(URI.create("https://oauth2.googleapis.com/token"), key.tokenAddress());
        assertNull(key.keyId());

        // Line breaks that were escaped once more on their way.
        ServiceAccountKey twice = ServiceAccountKeyFile.parse(key("").replace("\\n", "\\\\n"), null);
        assertEquals(pair.getPrivate(), twice.privateKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "google-play.key-empty|` `",
                "google-play.key-not-json|no JSON, s3cret",
                "google-play.key-not-json|[1]",
                "google-play.key-not-json|{\"type\":\"service_account\",\"private_key\":\"s3cret",
                "google-play.key-is-p12|0\u0082s3cret",
                "google-play.key-is-user|{\"type\":\"authorized_user\",\"refresh_token\":\"s3cret\"}",
                "google-play.key-is-external|{\"type\":\"external_account\",\"audience\":\"s3cret\"}",
                "google-play.key-is-oauth-client|{\"installed\":{\"client_secret\":\"s3cret\"}}",
                "google-play.key-is-oauth-client|{\"web\":{\"client_secret\":\"s3cret\"}}",
                "google-play.key-other-type|{\"key_id\":\"1\",\"private_key\":\"s3cret\"}",
                "google-play.key-incomplete|{\"type\":\"service_account\",\"private_key\":\"s3cret\"}",
                "google-play.key-incomplete|{\"type\":\"service_account\",\"client_email\":\"a@p\",\"private_key\":\" \"}",
                "google-play.key-damaged|{\"type\":\"service_account\",\"client_email\":\"a@p\",\"private_key\":\"s3cret\"}",
            })
    void refusesEveryWrongFileWithItsOwnReason(String code, String text) {
        Problem problem = problem(text);
        assertEquals(code, problem.code());
        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertEquals("my.json", problem.where());
        assertFalse(problem.text().contains("s3cret"), problem.text());
    }

    @Test
    void refusesADamagedKeyWithoutQuotingIt() {
        String[] spoiled = {
            key("").replace("-----END PRIVATE KEY-----", ""),
            key("").replace("MII", "!!!"),
            key("").replace("PRIVATE KEY", "EC PRIVATE KEY"),
        };
        for (String text : spoiled) {
            Problem problem = problem(text);
            assertEquals("google-play.key-damaged", problem.code());
            assertFalse(problem.text().contains(escaped.substring(200, 240)), problem.text());
        }
    }

    @Test
    void givesTheKeyToNoUnsafeAddress() {
        for (String address : Arrays.asList("http://example.com/token", "file:///etc/passwd", "no address")) {
            assertEquals(
                    "google-play.key-token-address",
                    problem(key(",\"token_uri\":\"" + address + "\"")).code(),
                    address);
        }
    }

    @Test
    void readsNoMoreThanAKeyCanHave() throws Exception {
        Path file = Files.writeString(folder.resolve("big.json"), "{" + " ".repeat(64 * 1024) + "}");
        StoreException refused = assertThrows(StoreException.class, () -> ServiceAccountKeyFile.read(file));
        assertEquals("google-play.key-not-json", refused.problem().code());
        StoreException missing =
                assertThrows(StoreException.class, () -> ServiceAccountKeyFile.read(folder.resolve("none")));
        assertEquals("google-play.key-unreadable", missing.problem().code());
    }

    private static Problem problem(String text) {
        return assertThrows(StoreException.class, () -> ServiceAccountKeyFile.parse(text, "my.json"))
                .problem();
    }

    private static String key(String more) {
        return "{\"type\":\"service_account\",\"client_email\":\"a@p.iam.gserviceaccount.com\",\"private_key\":\""
                + escaped + "\"" + more + "}";
    }
}
