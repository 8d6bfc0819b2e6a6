package io.jenkins.plugins.publishflow.jenkins.config;

import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleAddresses;
import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The address of a store, as an administrator writes it. A key is sent there, so it is judged before it is used. */
final class StoreAddress {

    private StoreAddress() {}

    /** What is wrong with the address of a store, as one sentence; empty where it can be used. Looks up no name. */
    static Optional<String> problem(Store store, String address) {
        Optional<String> problem = problem(address);
        return problem.isEmpty() && store == Store.APPCIRCLE ? AppcircleAddresses.problem(address) : problem;
    }

    private static Optional<String> problem(String address) {
        URI url;
        try {
            url = new URI(address.strip());
        } catch (URISyntaxException e) {
            return Optional.of("This is no address. Write for example https://api.example.com.");
        }
        if (url.getUserInfo() != null) {
            return Optional.of("An address has no user name and password in it.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("An address ends before ? and #.");
        }
        if (url.getHost() == null) {
            return Optional.of("This address names no host. Write for example https://api.example.com.");
        }
        return StoreUrl.isSafe(url)
                ? Optional.empty()
                : Optional.of(
                        "Keys are sent there, so the address has to begin with https://. Plain http:// is only for a"
                                + " sandbox on this very machine: localhost, 127.0.0.1 or [::1].");
    }
}
