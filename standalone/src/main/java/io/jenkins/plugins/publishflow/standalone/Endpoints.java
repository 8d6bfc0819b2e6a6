package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.googleplay.GooglePlay;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses of the stores: their own, or others that were named. */
public final class Endpoints {

    private static final Map<Store, URI> OWN = new EnumMap<>(Map.of(
            Store.APP_STORE, AppStoreConnect.DEFAULT_BASE,
            Store.GOOGLE_PLAY, GooglePlay.DEFAULT_BASE,
            Store.HUAWEI, AppGallery.DEFAULT_BASE,
            Store.APPCIRCLE, AppcircleAddresses.CLOUD.api()));

    private final Map<Store, URI> addresses = new EnumMap<>(OWN);

    private Endpoints() {}

    /**
     * The stores' own addresses but for those that were named.
     *
     * @param named address by the id of a store
     * @throws InputException where there is no such store, or one is no address; quotes none, for it may hold a password
     */
    public static Endpoints of(Map<String, String> named) {
        Endpoints endpoints = new Endpoints();
        named.forEach((id, url) -> endpoints.addresses.put(store(id), address(id, url)));
        AppcircleAddresses.problem(endpoints.of(Store.APPCIRCLE).toString()).ifPresent(what -> {
            throw new InputException("--endpoint appcircle: " + what);
        });
        return endpoints;
    }

    /** All stores in the sandbox at that address. */
    static Endpoints inSandbox(URI address) {
        Endpoints endpoints = new Endpoints();
        OWN.keySet().forEach(store -> endpoints.addresses.put(store, address));
        return endpoints;
    }

    /** The address of a store that has one here. */
    URI of(Store store) {
        return addresses.get(store);
    }

    /** The different addresses of these stores. */
    public List<URI> of(Collection<Store> stores) {
        return stores.stream().map(this::of).distinct().toList();
    }

    private static Store store(String id) {
        return Store.byId(id)
                .filter(OWN::containsKey)
                .orElseThrow(() -> new InputException("--endpoint: '" + id + "' is not known here; the stores are "
                        + OWN.keySet().stream().map(Store::id).collect(Collectors.joining(", ")) + "."));
    }

    private static URI address(String id, String text) {
        try {
            URI url = URI.create(text);
            if (StoreUrl.isSafe(url) && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InputException("--endpoint: this is no address of a store. Write " + id + "=https://host, or " + id
                + "=http://127.0.0.1:port for a sandbox on this machine.");
    }
}
