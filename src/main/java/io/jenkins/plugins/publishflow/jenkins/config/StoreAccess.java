package io.jenkins.plugins.publishflow.jenkins.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.flow.KeyedStores;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.ProxySettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * How this Jenkins reaches the stores. Reads the settings anew at each call, so that a change of address or proxy holds
 * for the next request. On the controller only; thread-safe.
 */
public final class StoreAccess {

    private static HttpSettings settings;
    private static StoreHttp client;

    private StoreAccess() {}

    /**
     * The address of a store: the configured one, or the store's own.
     *
     * @throws StoreException of kind INPUT where the saved address is not one that a key may be sent to; never falls
     *     back to the store's own, which would make a release of what was meant for a sandbox
     */
    public static URI endpoint(Store store) throws StoreException {
        String address = PublishFlowConfiguration.get().address(store);
        if (address.isEmpty()) {
            return own(store);
        }
        Optional<String> problem = StoreAddress.problem(store, address);
        if (problem.isPresent()) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "jenkins.bad-address",
                    "The address of " + store.displayName()
                            + " in the settings of this Jenkins cannot be used, so nothing" + " was sent.",
                    "Manage Jenkins, System, Publish Flow",
                    problem.get()));
        }
        return URI.create(address);
    }

    /**
     * What a sentence on a store says of its address: nothing of the store's own, and {@code " at "} with any other.
     *
     * @throws StoreException as {@link #endpoint}
     */
    public static String at(Store store) throws StoreException {
        URI address = endpoint(store);
        return address.equals(own(store)) ? "" : " at " + address;
    }

    /** A store's own address. */
    static URI own(Store store) {
        return switch (store) {
            case APP_STORE -> AppStoreConnect.DEFAULT_BASE;
            case GOOGLE_PLAY -> GooglePlay.DEFAULT_BASE;
            case HUAWEI -> AppGallery.DEFAULT_BASE;
            case APPCIRCLE -> AppcircleAddresses.CLOUD.api();
        };
    }

    /**
     * The connector of one store, at its address and through Jenkins' proxy.
     *
     * @param keys with the key of that store
     * @throws StoreException as {@link #endpoint}
     */
    public static Stores stores(KeyRing keys, Store store) throws StoreException {
        URI address = endpoint(store);
        return new KeyedStores(keys, only -> address, client(), Clock.systemUTC(), ExchangeListener.NONE);
    }

    /** Time-outs and Jenkins' proxy as plain data, for the controller and for agents. Holds the proxy's password. */
    public static HttpSettings http() {
        return HttpSettings.DEFAULT.withProxy(proxy(Jenkins.get().getProxy()));
    }

    /** Sends requests by {@link #http()}; the same one, with its connections, for as long as the settings are the same. */
    public static synchronized StoreHttp client() {
        HttpSettings current = http();
        if (!current.equals(settings)) {
            client = new StoreHttp(current, Clock.systemUTC());
            settings = current;
        }
        return client;
    }

    @CheckForNull
    private static ProxySettings proxy(@CheckForNull ProxyConfiguration proxy) {
        if (proxy == null || proxy.getName() == null) {
            return null;
        }
        Secret password = proxy.getSecretPassword();
        return new ProxySettings(
                proxy.getName(),
                proxy.getPort(),
                proxy.getUserName(),
                password == null ? null : password.getPlainText(),
                direct(proxy.getNoProxyHost()));
    }

    /** Split as Jenkins does it: by blanks, commas, bars and line ends. */
    private static List<String> direct(@CheckForNull String hosts) {
        return hosts == null
                ? List.of()
                : Arrays.stream(hosts.split("[\\s,|]+"))
                        .filter(host -> !host.isEmpty())
                        .toList();
    }
}
