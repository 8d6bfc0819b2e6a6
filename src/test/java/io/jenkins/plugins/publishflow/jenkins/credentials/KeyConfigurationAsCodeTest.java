package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Keys that come with Configuration as Code, as docs/credentials.md shows it. */
@WithJenkins
class KeyConfigurationAsCodeTest {

    private static final SandboxKeys KEYS = SandboxKeys.generate();
    private static JenkinsRule jenkins;

    @TempDir
    Path folder;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void forget() throws Exception {
        SomeKeys.clearSystem();
    }

    @Test
    void keyIsReadFromAFile() throws Exception {
        SandboxKey key = KEYS.team();
        Path file = Files.writeString(folder.resolve(key.fileName()), key.pem());
        apply(key.keyId(), key.issuerId(), "\"${readFile:" + file + "}\"");
        AppStoreConnectKey imported = only();
        assertEquals("app-store", imported.getId());
        assertEquals("of the shop", imported.getDescription());
        assertEquals(CredentialsScope.GLOBAL, imported.getScope());
        assertEquals(key.keyId(), imported.getKeyId());
        assertEquals(key.issuerId(), imported.getIssuerId());
        assertEquals(key.pem(), imported.getKey().getPlainText());
    }

    @Test
    void exportCanBeImportedAndTellsNoKey() throws Exception {
        SandboxKey key = KEYS.individual();
        SomeKeys.addToSystem(SomeKeys.of("app-store", key));
        String exported = export();
        assertTrue(exported.contains("- appStoreConnectKey:"), exported);
        assertTrue(exported.contains("keyId: \"" + key.keyId() + "\""), exported);
        assertFalse(exported.contains("PRIVATE KEY"), exported);
        assertFalse(exported.contains(key.pem().lines().skip(1).findFirst().orElseThrow()), exported);
        Matcher secret = Pattern.compile("key: \"(\\{.+})\"").matcher(exported);
        assertTrue(secret.find(), exported);
        assertEquals(key.pem(), assertNotNullSecret(secret.group(1)).getPlainText());
        SomeKeys.clearSystem();
        apply(key.keyId(), "", "\"" + secret.group(1) + "\"");
        assertEquals(key.pem(), only().getKey().getPlainText());
        assertEquals("", only().getIssuerId());
    }

    @Test
    void wrongKeyIsRefusedWithTheReason() {
        ConfiguratorException refused = assertThrows(
                ConfiguratorException.class,
                () -> apply("2X9R4HXF34", "", "\"-----BEGIN RSA PRIVATE KEY-----MIIEpAIBAAKCAQEA\""));
        StringBuilder all = new StringBuilder();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        assertTrue(
                all.toString().contains("This is an RSA key; App Store Connect uses elliptic curve keys."),
                all.toString());
        assertFalse(all.toString().contains("MIIEpAIBAAKCAQEA"), all.toString());
    }

    private void apply(String keyId, String issuerId, String key) throws IOException {
        String yaml = """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - appStoreConnectKey:
                              scope: GLOBAL
                              id: app-store
                              description: of the shop
                              keyId: "%s"
                              issuerId: "%s"
                              key: %s
                """.formatted(keyId, issuerId, key);
        Path file = Files.writeString(folder.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String export() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Secret assertNotNullSecret(String encrypted) {
        Secret secret = Secret.decrypt(encrypted);
        assertNotNull(secret);
        return secret;
    }

    private static AppStoreConnectKey only() {
        List<AppStoreConnectKey> keys = CredentialsProvider.lookupCredentialsInItemGroup(
                AppStoreConnectKey.class, jenkins.jenkins, ACL.SYSTEM2, List.of());
        assertEquals(1, keys.size());
        return keys.get(0);
    }
}
