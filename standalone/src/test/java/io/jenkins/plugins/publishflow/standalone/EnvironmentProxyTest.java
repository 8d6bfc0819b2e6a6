package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.http.ProxySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, proxy.example, 3128,,",
        "http://proxy.example:3128/, proxy.example, 3128,,",
        "proxy.example:3128, proxy.example, 3128,,",
        "http://proxy.example, proxy.example, 80,,",
        "http://jo:pa%40ss+1@10.0.0.1:8080, 10.0.0.1, 8080, jo, pa@ss+1",
        "http://jo@10.0.0.1:8080, 10.0.0.1, 8080, jo,",
    })
    void readsTheAddress(String address, String host, int port, String user, String password) {
        assertEquals(
                Optional.of(new ProxySettings(host, port, user, password, List.of())),
                EnvironmentProxy.in(Map.of("https_proxy", address)));
    }

    @Test
    void thereMayBeNone() {
        assertEquals(Optional.empty(), EnvironmentProxy.in(Map.of("HTTPS_PROXY", " ", "NO_PROXY", "*")));
    }

    @Test
    void smallLettersComeFirst() {
        ProxySettings proxy = EnvironmentProxy.in(
                        Map.of("ALL_PROXY", "c:1", "HTTPS_PROXY", "b:1", "https_proxy", "a:1"))
                .orElseThrow();
        assertEquals("a", proxy.host());
    }

    @ParameterizedTest
    @CsvSource({
        "corp.example, corp.example, true",
        "corp.example, git.corp.example, true",
        "corp.example, notcorp.example, false",
        ".corp.example, git.corp.example, true",
        "*.corp.example, git.corp.example, true",
        "'other,corp.example:443', corp.example, true",
        "*, api.appstoreconnect.apple.com, true",
        "'', api.appstoreconnect.apple.com, false",
    })
    void knowsTheHostsToReachDirectly(String list, String host, boolean direct) {
        ProxySettings proxy = EnvironmentProxy.in(Map.of("HTTPS_PROXY", "p:1", "NO_PROXY", list))
                .orElseThrow();
        assertEquals(direct, proxy.bypassedBy(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://jo:secret@p:1", "https://jo:secret@p:1", "http://jo:secret@", "http://jo:sec ret@p"})
    void refusesWhatIsNoHttpProxyWithoutQuotingIt(String address) {
        InputException refused =
                assertThrows(InputException.class, () -> EnvironmentProxy.in(Map.of("HTTPS_PROXY", address)));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        assertFalse(refused.getMessage().contains("jo:"), refused.getMessage());
    }
}
