package io.jenkins.plugins.publishflow.jenkins.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.appstore.KeyCheck;
import io.jenkins.plugins.publishflow.store.http.CompanyNetwork;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.ProxySettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How the settings of a Jenkins become those of requests. */
@Timeout(120)
@WithJenkins
class StoreAccessTest {

    private static JenkinsRule jenkins;

    private final Map<String, String> properties = new TreeMap<>();

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterEach
    void restore() {
        jenkins.jenkins.setProxy(null);
        PublishFlowConfiguration.get().setAppStoreUrl("");
        properties.forEach((property, before) -> {
            if (before == null) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, before);
            }
        });
    }

    @Test
    void proxyGetsItsCredentialsAndTheStoreItsToken() throws Exception {
        set("javax.net.ssl.trustStore", CompanyNetwork.trustStore().toString());
        set("javax.net.ssl.trustStorePassword", CompanyNetwork.TRUST_STORE_PASSWORD);
        try (CompanyNetwork network = new CompanyNetwork("{\"data\": [{\"type\": \"apps\", \"id\": \"1\"}]}")) {
            jenkins.jenkins.setProxy(new ProxyConfiguration(
                    "127.0.0.1", network.proxyPort(), CompanyNetwork.USER, CompanyNetwork.PASSWORD));
            PublishFlowConfiguration.get().setAppStoreUrl(CompanyNetwork.STORE.toString());
            SandboxKey key = SandboxKeys.generate().team();
            KeyCheck check = new AppStoreConnect(
                            AppStoreKeyFile.parse(key.pem(), null, key.keyId(), key.issuerId()),
                            StoreAccess.endpoint(Store.APP_STORE),
                            StoreAccess.client(),
                            Clock.systemUTC(),
                            ExchangeListener.NONE)
                    .apps()
                    .check(null);
            assertTrue(check.isGood(), String.valueOf(check.problem()));
            assertTrue(
                    network.seenByProxy().contains("CONNECT store.example:443 HTTP/1.1"),
                    network.seenByProxy().toString());
            assertTrue(
                    network.seenByProxy().contains(CompanyNetwork.proxyAuthorization()),
                    network.seenByProxy().toString());
            assertTrue(
                    network.seenByStore().stream().anyMatch(line -> line.startsWith("authorization: Bearer eyJ")),
                    network.seenByStore().toString());
            assertFalse(network.seenByStore().toString().contains("proxy-authorization"));
            assertFalse(network.seenByProxy().toString().contains("Bearer"));
        }
    }

    @Test
    void proxySettingsAreThoseOfJenkinsAtEachCall() {
        assertEquals(HttpSettings.DEFAULT, StoreAccess.http());
        StoreHttp direct = StoreAccess.client();
        assertSame(direct, StoreAccess.client());
        ProxyConfiguration proxy = new ProxyConfiguration(
                "proxy.example", 3128, "me", "s3cret", "*.corp.example, localhost|10.*\nintranet\n\n");
        jenkins.jenkins.setProxy(proxy);
        assertEquals(
                new ProxySettings(
                        "proxy.example",
                        3128,
                        "me",
                        "s3cret",
                        List.of("*.corp.example", "localhost", "10.*", "intranet")),
                StoreAccess.http().proxy());
        assertFalse(StoreAccess.http().toString().contains("s3cret"));
        assertNotSame(direct, StoreAccess.client());
        proxy.setSecretPassword(null);
        proxy.setUserName(null);
        assertNull(StoreAccess.http().proxy().user());
        assertNull(StoreAccess.http().proxy().password());
    }

    /** Jenkins keeps such an object where only the address for tests was filled in. */
    @Test
    void proxyWithoutANameIsNone() {
        jenkins.jenkins.setProxy(new ProxyConfiguration("", 0, null, null, "*.corp.example", "https://example.com"));
        assertNull(StoreAccess.http().proxy());
    }

    private void set(String property, String value) {
        properties.put(property, System.setProperty(property, value));
    }
}
