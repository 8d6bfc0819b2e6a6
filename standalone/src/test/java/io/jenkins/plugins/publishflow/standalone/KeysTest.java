package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final String ISSUER = "57246542-96fe-1a63-e053-0824d011072a";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private String pem;

    @BeforeEach
    void generate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void aKeyComesFromTheEnvironment() throws Exception {
        environment.put("APP_STORE_CONNECT_API_KEY_KEY", pem);
        environment.put("APP_STORE_CONNECT_API_KEY_KEY_ID", "2X9R4HXF34");
        environment.put("APP_STORE_CONNECT_API_KEY_ISSUER_ID", ISSUER);
        AppStoreKey key = key(null, null, null);
        assertEquals("2X9R4HXF34", key.keyId());
        assertEquals(Optional.of(ISSUER), key.issuerId());
        assertFalse(key.toString().contains(pem.lines().toList().get(1)));
    }

    @Test
    void aFileComesBeforeTheKeyOfTheEnvironment() throws Exception {
        environment.put("APP_STORE_CONNECT_API_KEY_KEY", "nothing of use");
        Path file = Files.writeString(folder.resolve("AuthKey_ABC.p8"), pem);
        assertEquals("ABC", key(file, null, null).keyId());
    }

    @Test
    void idsOfTheCommandComeBeforeThoseOfTheEnvironment() throws Exception {
        environment.put("APP_STORE_CONNECT_API_KEY_KEY_ID", "ENVIRONMENT");
        Path file = Files.writeString(folder.resolve("key.p8"), pem);
        assertEquals("ENVIRONMENT", key(file, null, null).keyId());
        assertEquals("COMMAND", key(file, "COMMAND", null).keyId());
    }

    @Test
    void withoutAKeyBothWaysAreTold() {
        InputException none = assertThrows(InputException.class, () -> key(null, null, null));
        assertTrue(none.getMessage().contains("--key"), none.getMessage());
        assertTrue(none.getMessage().contains("APP_STORE_CONNECT_API_KEY_KEY"), none.getMessage());
    }

    @Test
    void aWrongKeyIsNotQuoted() {
        environment.put(
                "APP_STORE_CONNECT_API_KEY_KEY", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");
        environment.put("APP_STORE_CONNECT_API_KEY_KEY_ID", "ABC");
        StoreException wrong = assertThrows(StoreException.class, () -> key(null, null, null));
        assertFalse(wrong.problem().text().contains("c2VjcmV0"), wrong.problem().text());
    }

    private AppStoreKey key(Path file, String keyId, String issuerId) throws StoreException {
        return new Keys(environment).appStore(file, keyId, issuerId);
    }
}
