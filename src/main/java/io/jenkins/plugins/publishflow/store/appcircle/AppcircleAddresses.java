package io.jenkins.plugins.publishflow.store.appcircle;

import java.net.URI;
import java.util.Locale;

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

    /** An API whose path for tokens is at the same address, as in a sandbox. */
    public static AppcircleAddresses at(URI both) {
        return new AppcircleAddresses(both, both);
    }

    /**
     * A self-hosted Appcircle, by any of its addresses: {@code https://api.example.com} has its tokens at {@code
     * https://auth.example.com}. Plain HTTP becomes HTTPS, for a redirect would turn requests into others; an address of
     * this machine stays as it is and serves both.
     *
     * @throws IllegalArgumentException where it is no address; the message is for people
     */
    public static AppcircleAddresses selfHosted(String address) {
        String text = address.strip().replaceAll("/+$", "");
        URI url = URI.create(text.contains("://") ? text : "https://" + text);
        String host = url.getHost();
        if (host == null
                || !host.matches("localhost|.+\\..+")
                || url.getUserInfo() != null
                || url.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "this is no address of Appcircle; write for example https://api.example.com");
        }
        if (host.equals("localhost") || host.startsWith("127.")) {
            return at(url);
        }
        String port = url.getPort() < 0 || url.getPort() == 80 ? "" : ":" + url.getPort();
        String domain = host.toLowerCase(Locale.ROOT).replaceFirst("^(api|auth|my)\\.", "") + port;
        return new AppcircleAddresses(URI.create("https://api." + domain), URI.create("https://auth." + domain));
    }
}
