package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {

    private static final URI BASE = URI.create("https://api.example");

    @ParameterizedTest
    @CsvSource({
        "filter[app], 7, filter%5Bapp%5D=7",
        "filter[version], 1.2~b-3_4, filter%5Bversion%5D=1.2~b-3_4",
        "include, 'a,b', 'include=a,b'",
        "q, 'a b+c&d=e%f#g/h?i', q=a%20b%2Bc%26d%3De%25f%23g%2Fh%3Fi",
        "q, 'ü*', q=%C3%BC%2A",
    })
    void encodesNamesAndValues(String name, String value, String query) {
        assertEquals(
                "https://api.example/v1/x?" + query,
                StoreUrl.of(BASE, "/v1/x", Map.of(name, value)).toString());
    }

    @Test
    void sortsParameters() {
        URI url = StoreUrl.of(BASE, "/v1/x", Map.of("c", "3", "a", "1", "b", "2"));
        assertEquals("a=1&b=2&c=3", url.getRawQuery());
    }

    @Test
    void keepsThePathOfTheBase() {
        assertEquals(
                "https://gateway.example/apple/v1/x",
                StoreUrl.of(URI.create("https://gateway.example/apple/"), "/v1/x", Map.of())
                        .toString());
    }

    @Test
    void aSegmentCannotBecomeAQuery() {
        assertEquals(
                "https://api.example/v1/builds/7%3Fa%23b%20c",
                StoreUrl.of(BASE, "/v1/builds/7?a#b c", Map.of()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/builds/../apps", "/v1/./apps", "/v1/.."})
    void aSegmentCannotClimb(String path) {
        assertThrows(IllegalArgumentException.class, () -> StoreUrl.of(BASE, path, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example/x, https://API.example:443/y, true",
        "https://api.example, http://api.example, false",
        "https://api.example, https://api.example:8443, false",
        "https://api.example, https://api.example.evil, false",
        "http://127.0.0.1:80, http://127.0.0.1, true",
        "https://api.example, mailto:api.example, false",
    })
    void tellsWhetherTheOriginIsTheSame(URI one, URI other, boolean same) {
        assertEquals(same, StoreUrl.sameOrigin(one, other));
        assertEquals(same, StoreUrl.sameOrigin(other, one));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example, true",
        "http://api.example, false",
        "http://localhost:1234, true",
        "http://127.0.0.1:1234, true",
        "http://127.9.9.9, true",
        "http://[::1]:1234, true",
        "http://localhost.evil.example, false",
        "http://127.0.0.1.evil.example, false",
        "https://user:word@api.example, false",
        "ftp://localhost, false",
        "https:///nothing, false",
    })
    void httpIsForThisMachineAlone(URI url, boolean safe) {
        assertEquals(safe, StoreUrl.isSafe(url));
    }
}
