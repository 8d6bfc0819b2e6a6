package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * How okhttp is set up: it never repeats a request by itself. A repeated POST could create something twice, and only
 * the caller can look first.
 */
final class Transport {

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
    private static final int AT_A_TIME = 64;
    private static final Duration STORAGE = Duration.ofMinutes(5);

    /**
     * Servers close idle connections after half a minute or more, and a request on a closed one fails, as nothing is
     * repeated here. So none is kept for longer than any server keeps it.
     */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final int IDLE_AT_MOST = 5;

    private Transport() {}

    static OkHttpClient client(HttpSettings settings) {
        Dispatcher dispatcher = new Dispatcher(threads());
        dispatcher.setMaxRequests(AT_A_TIME);
        dispatcher.setMaxRequestsPerHost(AT_A_TIME);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_AT_MOST, IDLE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout())
                .callTimeout(settings.callTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addInterceptor(chain -> chain.proceed(named(chain.request(), settings.userAgent())))
                .addNetworkInterceptor(Transport::withoutInvitation);
        ProxySettings proxy = settings.proxy();
        if (proxy == null) {
            return builder.proxy(Proxy.NO_PROXY).build();
        }
        return builder.proxySelector(selector(proxy))
                .proxyAuthenticator(authenticator(proxy))
                .build();
    }

    /** For file parts: no limit for the whole request, and a storage may take its time to answer the last byte. */
    static OkHttpClient uploads(HttpSettings settings) {
        OkHttpClient client = client(settings);
        return client.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(settings.readTimeout().compareTo(STORAGE) < 0 ? STORAGE : settings.readTimeout())
                .build();
    }

    private static Request named(Request request, String userAgent) {
        return request.header("User-Agent") != null
                ? request
                : request.newBuilder().header("User-Agent", userAgent).build();
    }

    /** Daemon threads, so that no idle connector keeps a process alive. */
    private static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "publish-flow-http");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** okhttp would repeat a request by itself that is answered with 503 and {@code Retry-After: 0}. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private static ProxySelector selector(ProxySettings settings) {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(settings.host(), settings.port()));
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(settings.bypassedBy(uri.getHost()) ? Proxy.NO_PROXY : proxy);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException broken) {
                // The request itself fails with the same exception.
            }
        };
    }

    private static Authenticator authenticator(ProxySettings proxy) {
        if (proxy.user() == null) {
            return Authenticator.NONE;
        }
        return (route, response) -> answer(proxy, proxy.user(), response);
    }

    /** Once: credentials that the proxy has just refused are not sent again. */
    @CheckForNull
    private static Request answer(ProxySettings proxy, String user, Response response) {
        if (response.request().header(PROXY_AUTHORIZATION) != null) {
            return null;
        }
        String password = proxy.password() == null ? "" : proxy.password();
        return response.request()
                .newBuilder()
                .header(PROXY_AUTHORIZATION, Credentials.basic(user, password))
                .build();
    }
}
