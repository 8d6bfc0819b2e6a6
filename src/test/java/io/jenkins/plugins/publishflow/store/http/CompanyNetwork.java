package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A store with TLS and, as in a company, no way to it but a proxy that wants credentials. The store calls itself
 * {@code store.example}, a name that no DNS knows; its certificate is made for the tests.
 */
public final class CompanyNetwork implements AutoCloseable {

    /** Where the store is, for whoever comes through the proxy. */
    public static final URI STORE = URI.create("https://store.example");

    /** Whom the proxy lets through. */
    public static final String USER = "jenkins";

    /** With this password. */
    public static final String PASSWORD = "s3cret";

    /** Opens {@link #trustStore()}. */
    public static final String TRUST_STORE_PASSWORD = "changeit";

    private static Path trustStore;

    private final List<String> seenByProxy = new CopyOnWriteArrayList<>();
    private final List<String> seenByStore = new CopyOnWriteArrayList<>();
    private final String body;
    private final HttpsServer store;
    private final SocketServer proxy;

    /** @param body what the store answers to everything; nothing, with status 204, where it is empty */
    public CompanyNetwork(String body) throws Exception {
        this.body = body;
        store = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        store.setHttpsConfigurator(new HttpsConfigurator(tls()));
        store.createContext("/", this::answer);
        store.start();
        proxy = new SocketServer(this::tunnel);
    }

    /** The port of the proxy on 127.0.0.1. */
    public int proxyPort() {
        return proxy.port();
    }

    /** Request lines and headers that the proxy was told, in the order they came. */
    public List<String> seenByProxy() {
        return List.copyOf(seenByProxy);
    }

    /** Headers that the store was told, names in lower case. */
    public List<String> seenByStore() {
        return List.copyOf(seenByStore);
    }

    /** The line by which the proxy lets somebody through. */
    public static String proxyAuthorization() {
        String credentials = USER + ":" + PASSWORD;
        return "Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** A PKCS#12 file with the certificate of the store. */
    public static synchronized Path trustStore() throws Exception {
        if (trustStore == null) {
            Path folder = Files.createTempDirectory("company-network");
            Path file = folder.resolve("store.p12");
            generate(file);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            trustStore = file;
        }
        return trustStore;
    }

    /** TLS of the store, for the store itself and for who trusts it. */
    static SSLContext tls() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate(), TRUST_STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust().getTrustManagers(), null);
        return context;
    }

    /** Trusts the store. */
    static X509TrustManager trustManager() throws Exception {
        return (X509TrustManager) trust().getTrustManagers()[0];
    }

    private static TrustManagerFactory trust() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate());
        return trust;
    }

    private static KeyStore certificate() throws Exception {
        KeyStore certificate = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(trustStore())) {
            certificate.load(in, TRUST_STORE_PASSWORD.toCharArray());
        }
        return certificate;
    }

    /** By the JDK's own tool, for its libraries cannot make certificates. */
    private static void generate(Path file) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", "store", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-dname", "CN=store.example", "-ext", "san=dns:store.example", "-validity", "2"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", TRUST_STORE_PASSWORD));
        command.addAll(List.of("-keystore", file.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestHeaders()
                    .forEach((name, values) -> seenByStore.add(name.toLowerCase(Locale.ROOT) + ": " + values.get(0)));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (bytes.length == 0) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Opens a tunnel to the store for the right credentials, whatever host is asked for. */
    private void tunnel(Socket client) throws IOException {
        List<String> head = SocketServer.head(client.getInputStream()).lines().toList();
        seenByProxy.addAll(head);
        if (!head.contains(proxyAuthorization())) {
            write(client, "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        write(client, "HTTP/1.1 200 Connected\r\n\r\n");
        try (Socket server = new Socket("127.0.0.1", store.getAddress().getPort())) {
            Thread back = new Thread(() -> copy(server, client));
            back.setDaemon(true);
            back.start();
            copy(client, server);
        }
    }

    private static void write(Socket client, String text) throws IOException {
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

    @Override
    public void close() throws IOException {
        store.stop(0);
        proxy.close();
    }
}
