package io.jenkins.plugins.publishflow.store.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuaweiKeyFileTest {

    private static final String PEM = pem(HuaweiFixture.KEYS.getPrivate().getEncoded());

    @TempDir
    Path folder;

    @Test
    void readsTheFileOfAnApiClient() throws Exception {
        Path file = Files.writeString(
                folder.resolve("client.json"),
                "{\"client_id\":1234567890,\"client_secret\":\"very-secret\",\"region\":\"DE\"}");
        ApiClientKey key = assertInstanceOf(ApiClientKey.class, HuaweiKeyFile.read(file));
        assertEquals("1234567890", key.id());
        assertEquals("very-secret", key.secret());
        assertEquals("API client 1234567890", key.toString());
    }

    @Test
    void readsTheFileOfAServiceAccount() throws Exception {
        String file = account(PEM, ",\"token_uri\":\"https://example.com/token\",\"project_id\":\"1\"");
        ServiceAccountKey key = assertInstanceOf(ServiceAccountKey.class, HuaweiKeyFile.parse(file, null));
        assertEquals("k1", key.id());
        assertEquals("a1", key.account());
        assertEquals("https://example.com/token", key.audience());
        assertEquals(HuaweiFixture.KEYS.getPrivate(), key.privateKey());
        assertEquals("service account key k1", key.toString());
    }

    @Test
    void knowsWhomTheTokensAreForWhereTheFileDoesNotSay() throws Exception {
        ServiceAccountKey key = (ServiceAccountKey) HuaweiKeyFile.parse(account(PEM, ""), null);
        assertEquals(HuaweiKeyFile.TOKEN_URI, key.audience());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "huawei.key-empty|` `",
                "huawei.key-bad-json|no JSON, secret",
                "huawei.key-bad-json|[1]",
                "huawei.key-bad-json|{\"client_id\": secret",
                "huawei.key-is-google|{\"client_email\":\"a@b\",\"private_key\":\"secret\",\"private_key_id\":\"1\"}",
                "huawei.key-is-app-configuration|{\"agcgw\":{},\"client\":{\"client_secret\":\"secret\"}}",
                "huawei.key-unknown|{\"key\":\"secret\"}",
                "huawei.key-client-incomplete|{\"client_id\":\"1\"}",
                "huawei.key-client-incomplete|{\"client_id\":\"1\",\"client_secret\":\" \"}",
                "huawei.key-account-incomplete|{\"key_id\":\"1\",\"private_key\":\"secret\"}",
                "huawei.key-damaged|{\"key_id\":\"1\",\"sub_account\":\"2\",\"private_key\":\"secret!\"}",
            })
    void refusesEveryWrongFileWithItsOwnReason(String code, String text) {
        Problem problem = HuaweiFixture.problem(() -> HuaweiKeyFile.parse(text, "my.json"));
        assertEquals(code, problem.code());
        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertEquals("my.json", problem.where());
        assertFalse(problem.text().contains("secret") && !problem.text().contains("client_secret"), problem.text());
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        String weak = pem(HuaweiFixture.keys(1024).getPrivate().getEncoded());
        assertEquals(
                "huawei.key-too-short",
                HuaweiFixture.problem(() -> HuaweiKeyFile.parse(account(weak, ""), null))
                        .code());
    }

    @Test
    void saysThatThereIsNoFile() {
        Path missing = folder.resolve("none.json");
        Problem problem = HuaweiFixture.problem(() -> HuaweiKeyFile.read(missing));
        assertEquals("huawei.key-unreadable", problem.code());
        assertTrue(problem.text().contains("none.json"), problem.text());
    }

    private static String account(String pem, String more) {
        return "{\"key_id\":\"k1\",\"sub_account\":\"a1\",\"private_key\":\"" + pem + "\"" + more + "}";
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(der)
                + "\\n-----END PRIVATE KEY-----\\n";
    }
}
