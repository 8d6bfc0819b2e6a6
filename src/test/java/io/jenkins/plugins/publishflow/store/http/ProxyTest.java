package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store with TLS behind a proxy that wants credentials, as in a company. */
@Timeout(60)
class ProxyTest {

    private static final String BEARER = "Bearer of-the-store";

    private CompanyNetwork network;

    @BeforeEach
    void start() throws Exception {
        network = new CompanyNetwork("");
    }

    @AfterEach
    void stop() throws IOException {
        network.close();
    }

    @Test
    void bothAuthorizationsArriveWhereTheyBelong() throws Exception {
        assertEquals(204, send(proxy(CompanyNetwork.USER, CompanyNetwork.PASSWORD)));
        List<String> seenByProxy = network.seenByProxy();
        List<String> seenByStore = network.seenByStore();
        assertTrue(seenByProxy.contains("CONNECT store.example:443 HTTP/1.1"), seenByProxy.toString());
        assertTrue(seenByProxy.contains(CompanyNetwork.proxyAuthorization()), seenByProxy.toString());
        assertTrue(seenByStore.contains("authorization: " + BEARER), seenByStore.toString());
        assertFalse(seenByStore.toString().contains("proxy-authorization"), "the store learns nothing of the proxy");
        assertFalse(seenByProxy.toString().contains(BEARER), "the proxy learns nothing of the key");
    }

    @Test
    void wrongCredentialsAreAProblemOfTheProxy() {
        ProxySettings wrong = proxy(CompanyNetwork.USER, "wrong");
        Problem problem = assertThrows(StoreException.class, () -> send(wrong)).problem();
        assertEquals("http.proxy-refused", problem.code());
        assertEquals(Problem.Kind.CREDENTIALS, problem.kind());
        assertFalse(problem.text().contains("wrong"), problem.text());
        assertEquals(List.of(), network.seenByStore());
    }

    @Test
    void missingCredentialsAreAProblemOfTheProxy() {
        ProxySettings none = proxy(null, null);
        assertEquals(
                "http.proxy-refused",
                assertThrows(StoreException.class, () -> send(none)).problem().code());
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldAsSuch() throws Exception {
        HttpSettings settings = HttpSettings.DEFAULT.withProxy(proxy(CompanyNetwork.USER, CompanyNetwork.PASSWORD));
        StoreHttp http = new StoreHttp(settings, Clock.systemUTC());
        StoreException refused = assertThrows(StoreException.class, () -> http.send(call(), ExchangeListener.NONE));
        assertEquals("http.untrusted", refused.problem().code());
        assertFalse(refused.isTransient());
    }

    @Test
    void thisMachineIsReachedWithoutTheProxy() throws Exception {
        try (CannedServer sandbox = new CannedServer()) {
            sandbox.on("GET", "/v1/things", 200, "{}");
            HttpSettings settings =
                    HttpSettings.DEFAULT.withProxy(new ProxySettings("127.0.0.1", 1, null, null, List.of()));
            HttpCall call = new HttpCall(Store.APP_STORE, "GET", sandbox.base().resolve("/v1/things"), Map.of(), null);
            assertEquals(
                    200,
                    new StoreHttp(settings, Clock.systemUTC())
                            .send(call, ExchangeListener.NONE)
                            .status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "intranet.example, intranet.example, true",
        "*.corp.example, git.corp.example, true",
        "*.corp.example, corp.example, false",
        "*.CORP.example, Git.corp.EXAMPLE, true",
        "10.*, 10.1.2.3, true",
        "intranet.example, intranetXexample, false",
        "' ', api.example, false",
        "x, localhost, true",
        "x, 127.0.0.1, true",
    })
    void knowsTheHostsToReachDirectly(String pattern, String host, boolean direct) {
        assertEquals(direct, new ProxySettings("p", 1, null, null, List.of(pattern)).bypassedBy(host));
    }

    @Test
    void settingsTravelToAnotherMachineAndTellNoPassword() throws Exception {
        HttpSettings settings = HttpSettings.DEFAULT.withProxy(
                new ProxySettings("proxy.example", 3128, "jenkins", "s3cret", List.of("*.corp.example")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new UploadSettings(settings, 3));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(new UploadSettings(settings, 3), in.readObject());
        }
        assertFalse(settings.toString().contains("s3cret"), settings.toString());
    }

    private int send(ProxySettings settings) throws Exception {
        OkHttpClient client = Transport.client(HttpSettings.DEFAULT.withProxy(settings))
                .newBuilder()
                .sslSocketFactory(CompanyNetwork.tls().getSocketFactory(), CompanyNetwork.trustManager())
                .build();
        return new StoreHttp(client, Clock.systemUTC())
                .send(call(), ExchangeListener.NONE)
                .status();
    }

    private ProxySettings proxy(String user, String password) {
        return new ProxySettings("127.0.0.1", network.proxyPort(), user, password, List.of());
    }

    private static HttpCall call() {
        URI things = CompanyNetwork.STORE.resolve("/v1/things?secret=1");
        return new HttpCall(Store.APP_STORE, "GET", things, Map.of("Authorization", BEARER), null);
    }
}
