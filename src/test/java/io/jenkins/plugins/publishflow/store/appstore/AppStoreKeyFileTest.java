package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppStoreKeyFileTest {

    private static final PrivateKey KEY = AppStoreFixture.keyPair().getPrivate();
    private static final String ID = AppStoreFixture.KEY_ID;
    private static final String ISSUER = AppStoreFixture.ISSUER_ID;

    static Stream<Arguments> spellings() {
        String pem = pem("PRIVATE KEY", KEY);
        return Stream.of(
                Arguments.of("as Apple writes it", pem),
                Arguments.of("with CRLF", pem.replace("\n", "\r\n")),
                Arguments.of("with old Mac line ends", pem.replace("\n", "\r")),
                Arguments.of("without the last line end", pem.strip()),
                Arguments.of("with line ends in letters", pem.replace("\n", "\\n")),
                Arguments.of("with CRLF in letters", pem.replace("\n", "\\r\\n")),
                Arguments.of("in one line", pem.replace("\n", "")),
                Arguments.of("with blanks for line ends", pem.replace("\n", " ")),
                Arguments.of("with a byte order mark", "\uFEFF" + pem),
                Arguments.of("with text before and after", "Key for CI\n" + pem + "\nend"),
                Arguments.of(
                        "in base64 as a whole",
                        Base64.getMimeEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void readsTheKeyHoweverItWasHandedAround(String how, String text) throws StoreException {
        AppStoreKey key = AppStoreKeyFile.parse(text, null, ID, ISSUER);
        assertArrayEquals(KEY.getEncoded(), key.privateKey().getEncoded());
    }

    static Stream<Arguments> wrongFiles() throws GeneralSecurityException {
        String pem = pem("PRIVATE KEY", KEY);
        PrivateKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        PrivateKey edwards =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        return Stream.of(
                Arguments.of("key-empty", " \n"),
                Arguments.of("key-not-a-key", "2X9R4HXF34"),
                Arguments.of("key-not-a-key", Base64.getEncoder().encodeToString(KEY.getEncoded())),
                Arguments.of("key-is-certificate", pem("CERTIFICATE", KEY)),
                Arguments.of("key-is-public", pem("PUBLIC KEY", KEY)),
                Arguments.of("key-is-openssh", pem("OPENSSH PRIVATE KEY", KEY)),
                Arguments.of("key-is-rsa", pem("RSA PRIVATE KEY", rsa)),
                Arguments.of("key-is-rsa", pem("PRIVATE KEY", rsa)),
                Arguments.of("key-is-sec1", pem("EC PRIVATE KEY", KEY)),
                Arguments.of("key-encrypted", pem("ENCRYPTED PRIVATE KEY", KEY)),
                Arguments.of(
                        "key-encrypted",
                        "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
                                + "-----END EC PRIVATE KEY-----\n"),
                Arguments.of(
                        "key-wrong-curve",
                        pem("PRIVATE KEY", p384.generateKeyPair().getPrivate())),
                Arguments.of("key-wrong-algorithm", pem("PRIVATE KEY", edwards)),
                Arguments.of("key-damaged", pem.substring(0, pem.length() / 2)),
                Arguments.of("key-damaged", pem.replaceFirst("M", "?")),
                Arguments.of("key-damaged", pem.replaceAll("\n.{20}", "\n")),
                Arguments.of("key-bad-json", "{\"key_id\": "),
                Arguments.of("key-empty", "{\"key_id\": \"A1\", \"issuer_id\": \"" + ISSUER + "\"}"),
                Arguments.of("key-in-house", json(KEY).put("in_house", true).toString()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongFiles")
    void refusesAWrongFileWithItsOwnReason(String code, String text) {
        StoreException refused =
                assertThrows(StoreException.class, () -> AppStoreKeyFile.parse(text, "my.p8", ID, ISSUER));
        Problem problem = refused.problem();
        assertEquals("app-store." + code, problem.code());
        assertEquals(Problem.Kind.INPUT, problem.kind());
        assertEquals("my.p8", problem.where());
        assertNull(refused.getCause(), "a cause might quote the key");
        assertQuotesNothing(text, problem.text());
    }

    @Test
    void readsFastlanesFile() throws StoreException {
        AppStoreKey key = AppStoreKeyFile.parse(json(KEY).toPrettyString(), "api_key.json", null, null);
        assertEquals(ID, key.keyId());
        assertEquals(Optional.of(ISSUER), key.issuerId());
        assertArrayEquals(KEY.getEncoded(), key.privateKey().getEncoded());
    }

    @Test
    void readsFastlanesFileOfAnIndividualKey() throws StoreException {
        ObjectNode json = json(KEY).putNull("issuer_id").put("duration", 500).put("in_house", false);
        assertEquals(
                Optional.empty(),
                AppStoreKeyFile.parse(json.toString(), null, null, " ").issuerId());
    }

    @ParameterizedTest
    @CsvSource({
        "AuthKey_2X9R4HXF34.p8, 2X9R4HXF34",
        "ApiKey_2X9R4HXF34.p8, 2X9R4HXF34",
        "AuthKey_2X9R4HXF34 (1).p8, 2X9R4HXF34",
    })
    void takesTheKeyIdFromTheFileName(String name, String id, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve(name), pem("PRIVATE KEY", KEY));
        assertEquals(id, AppStoreKeyFile.read(file, null, ISSUER).keyId());
    }

    @Test
    void prefersTheKeyIdThatIsGiven(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("AuthKey_AAAAAAAAAA.p8"), pem("PRIVATE KEY", KEY));
        assertEquals(ID, AppStoreKeyFile.read(file, " " + ID + " ", ISSUER).keyId());
    }

    @ParameterizedTest
    @CsvSource({
        "key-id-missing,, 57246542-96fe-1a63-e053-0824d011072a",
        "key-id-invalid, 2X9R/HXF34, 57246542-96fe-1a63-e053-0824d011072a",
        "issuer-id-invalid, 2X9R4HXF34, 2X9R4HXF34",
    })
    void refusesWrongIds(String code, String keyId, String issuerId) {
        String pem = pem("PRIVATE KEY", KEY);
        StoreException refused =
                assertThrows(StoreException.class, () -> AppStoreKeyFile.parse(pem, "key.p8", keyId, issuerId));
        assertEquals("app-store." + code, refused.problem().code());
    }

    @Test
    void saysWhichFileCannotBeRead(@TempDir Path folder) {
        Path file = folder.resolve("AuthKey_2X9R4HXF34.p8");
        Problem problem = assertThrows(StoreException.class, () -> AppStoreKeyFile.read(file, null, ISSUER))
                .problem();
        assertEquals("app-store.key-unreadable", problem.code());
        assertEquals(file.toString(), problem.where());
    }

    @Test
    void doesNotReadAFileThatIsFarTooLong(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("app.ipa"), new byte[1024 * 1024]);
        Problem problem = assertThrows(StoreException.class, () -> AppStoreKeyFile.read(file, ID, ISSUER))
                .problem();
        assertEquals("app-store.key-not-a-key", problem.code());
    }

    @Test
    void tellsNothingOfTheKey() throws StoreException {
        String pem = pem("PRIVATE KEY", KEY);
        AppStoreKey team = AppStoreKeyFile.parse(pem, null, ID, ISSUER);
        assertEquals("team key " + ID, team.toString());
        assertEquals(
                "individual key " + ID,
                AppStoreKeyFile.parse(pem, null, ID, null).toString());
    }

    private static void assertQuotesNothing(String file, String text) {
        file.lines()
                .filter(line -> line.length() > 15 && !line.startsWith("-----"))
                .forEach(line -> assertFalse(text.contains(line), "quotes the file"));
    }

    private static ObjectNode json(PrivateKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key_id", ID)
                .put("issuer_id", ISSUER)
                .put("key", pem("PRIVATE KEY", key));
    }

    private static String pem(String what, PrivateKey key) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }
}
