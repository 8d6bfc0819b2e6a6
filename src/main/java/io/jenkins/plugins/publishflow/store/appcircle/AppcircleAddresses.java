package io.jenkins.plugins.publishflow.store.appcircle;

import io.jenkins.plugins.publishflow.store.http.StoreUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an Appcircle is: the API and the exchange of keys for tokens have a host each.
 *
 * @param api such as {@code https://api.appcircle.io}
 * @param auth such as {@code https://auth.appcircle.io}
 */
public record AppcircleAddresses(URI api, URI auth) {

    /** Appcircle's cloud. */
    public static final AppcircleAddresses CLOUD =
            new AppcircleAddresses(URI.create("https://api.appcircle.io"), URI.create("https://auth.appcircle.io"));

    private static final String EXAMPLE = "Write for example https://api.example.com.";

    /** Names with a dot between them, and no address of numbers: there is no host below one. */
    private static final Pattern DOMAIN = Pattern.compile("(?![\\d.]+$)[^.\\[:]+(\\.[^.:]+)+");

    /** An API whose path for tokens is at the same address, as in a sandbox. */
    public static AppcircleAddresses at(URI both) {
        return new AppcircleAddresses(both, both);
    }

    /**
     * What is wrong with the address of an Appcircle, as one sentence that quotes nothing of it; empty where {@link
     * #selfHosted} takes it. Looks up no name.
     */
    public static Optional<String> problem(String address) {
        URI url;
        try {
            url = new URI(withScheme(address));
        } catch (URISyntaxException e) {
            return Optional.of("This is no address. " + EXAMPLE);
        }
        String host = url.getHost();
        if (host == null || url.getUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Optional.of("This is no address of Appcircle. " + EXAMPLE);
        }
        if (StoreUrl.isLoopback(host)) {
            return Optional.empty();
        }
        if (!url.getRawPath().isEmpty()) {
            return Optional.of("An address of Appcircle ends with its host. " + EXAMPLE);
        }
        return DOMAIN.matcher(host).matches()
                ? Optional.empty()
                : Optional.of(
                        "Appcircle has a host for its API and one for tokens, api and auth, below one domain, and this"
                                + " address has no domain. " + EXAMPLE);
    }

    /**
     * A self-hosted Appcircle, by any of its addresses: {@code https://api.example.com} has its tokens at {@code
     * https://auth.example.com}. Plain HTTP becomes HTTPS, for a redirect would turn requests into others; an address of
     * this machine stays as it is and serves both.
     *
     * @throws IllegalArgumentException where there is a {@link #problem}, which is the message
     */
    public static AppcircleAddresses selfHosted(String address) {
        problem(address).ifPresent(what -> {
            throw new IllegalArgumentException(what);
        });
        URI url = URI.create(withScheme(address));
        String host = url.getHost();
        if (StoreUrl.isLoopback(host)) {
            return at(url);
        }
        String port = url.getPort() < 0 || url.getPort() == 80 ? "" : ":" + url.getPort();
        String domain = host.toLowerCase(Locale.ROOT).replaceFirst("^(api|auth|my)\\.", "") + port;
        return new AppcircleAddresses(URI.create("https://api." + domain), URI.create("https://auth." + domain));
    }

    private static String withScheme(String address) {
        String text = address.strip().replaceAll("/+$", "");
        return text.contains("://") ? text : "https://" + text;
    }
}
