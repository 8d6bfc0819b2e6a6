package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store with TLS behind a proxy that wants credentials, as in a company. */
@Timeout(60)
class ProxyTest {

    private static final URI STORE = URI.create("https://store.example/v1/things?secret=1");
    private static final String BEARER = "Bearer of-the-store";

    @TempDir
    static Path folder;

    private static KeyStore certificate;

    private final List<String> seenByProxy = new CopyOnWriteArrayList<>();
    private final List<String> seenByStore = new CopyOnWriteArrayList<>();
    private HttpsServer store;
    private SocketServer proxy;

    @BeforeEach
    void start() throws Exception {
        store = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        store.setHttpsConfigurator(new HttpsConfigurator(tls()));
        store.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestHeaders()
                        .forEach((name, values) -> seenByStore.add(name.toLowerCase() + ": " + values.get(0)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        store.start();
        proxy = new SocketServer(this::proxy);
    }

    @AfterEach
    void stop() throws IOException {
        store.stop(0);
        proxy.close();
    }

    @Test
    void bothAuthorizationsArriveWhereTheyBelong() throws Exception {
        assertEquals(204, send(new ProxySettings("127.0.0.1", proxy.port(), "jenkins", "s3cret", List.of())));
        String proxyAuthorization = "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString("jenkins:s3cret".getBytes(StandardCharsets.UTF_8));
        assertTrue(seenByProxy.contains("CONNECT store.example:443 HTTP/1.1"), seenByProxy.toString());
        assertTrue(seenByProxy.contains(proxyAuthorization), seenByProxy.toString());
        assertTrue(seenByStore.contains("authorization: " + BEARER), seenByStore.toString());
        assertFalse(seenByStore.toString().contains("proxy-authorization"), "the store learns nothing of the proxy");
        assertFalse(seenByProxy.toString().contains(BEARER), "the proxy learns nothing of the key");
    }

    @Test
    void wrongCredentialsAreAProblemOfTheProxy() {
        ProxySettings wrong = new ProxySettings("127.0.0.1", proxy.port(), "jenkins", "wrong", List.of());
        Problem problem = assertThrows(StoreException.class, () -> send(wrong)).problem();
        assertEquals("http.proxy-refused", problem.code());
        assertEquals(Problem.Kind.CREDENTIALS, problem.kind());
        assertFalse(problem.text().contains("wrong"), problem.text());
        assertEquals(List.of(), seenByStore);
    }

    @Test
    void missingCredentialsAreAProblemOfTheProxy() {
        ProxySettings none = new ProxySettings("127.0.0.1", proxy.port(), null, null, List.of());
        assertEquals(
                "http.proxy-refused",
                assertThrows(StoreException.class, () -> send(none)).problem().code());
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldAsSuch() throws Exception {
        HttpSettings settings = HttpSettings.DEFAULT.withProxy(
                new ProxySettings("127.0.0.1", proxy.port(), "jenkins", "s3cret", List.of()));
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
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate());
        OkHttpClient client = Transport.client(HttpSettings.DEFAULT.withProxy(settings))
                .newBuilder()
                .sslSocketFactory(tls().getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0])
                .build();
        return new StoreHttp(client, Clock.systemUTC())
                .send(call(), ExchangeListener.NONE)
                .status();
    }

    private static HttpCall call() {
        return new HttpCall(Store.APP_STORE, "GET", STORE, Map.of("Authorization", BEARER), null);
    }

    /** Opens a tunnel for the right credentials, whatever host is asked for. */
    private void proxy(Socket client) throws IOException {
        List<String> head = SocketServer.head(client.getInputStream()).lines().toList();
        seenByProxy.addAll(head);
        String right = Base64.getEncoder().encodeToString("jenkins:s3cret".getBytes(StandardCharsets.UTF_8));
        if (!head.contains("Proxy-Authorization: Basic " + right)) {
            answer(client, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        answer(client, "HTTP/1.1 200 Connected\r\n\r\n");
        try (Socket server = new Socket("127.0.0.1", store.getAddress().getPort())) {
            Thread back = new Thread(() -> copy(server, client));
            back.setDaemon(true);
            back.start();
            copy(client, server);
        }
    }

    private static void answer(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side has closed the tunnel, which ends it.
            return;
        }
    }

    private static SSLContext tls() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate(), "changeit".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Made by the JDK's own tool, for its libraries cannot make certificates. */
    private static synchronized KeyStore certificate() throws Exception {
        if (certificate == null) {
            Path file = folder.resolve("store.p12");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of("-genkeypair", "-alias", "store", "-keyalg", "EC", "-groupname", "secp256r1"));
            command.addAll(List.of("-dname", "CN=store.example", "-ext", "san=dns:store.example", "-validity", "2"));
            command.addAll(List.of("-storetype", "PKCS12", "-storepass", "changeit", "-keystore", file.toString()));
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, keytool.waitFor(), said);
            certificate = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                certificate.load(in, "changeit".toCharArray());
            }
        }
        return certificate;
    }
}
