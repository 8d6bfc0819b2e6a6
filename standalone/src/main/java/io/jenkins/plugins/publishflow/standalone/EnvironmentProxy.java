package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.http.ProxySettings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The proxy that the environment names, in the variables that curl and most other tools know. */
public final class EnvironmentProxy {

    private static final int DEFAULT_PORT = 80;

    private EnvironmentProxy() {}

    /**
     * The proxy of {@code https_proxy}, {@code HTTPS_PROXY}, {@code all_proxy} or {@code ALL_PROXY}, with the hosts of
     * {@code no_proxy} or {@code NO_PROXY} reached directly; empty where there is none.
     *
     * @throws InputException where the variable is no address of an HTTP proxy; does not quote it
     */
    public static Optional<ProxySettings> in(Map<String, String> environment) {
        List<String> direct = direct(first(environment, "no_proxy", "NO_PROXY").orElse(""));
        return first(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                .map(address -> proxy(address, direct));
    }

    private static ProxySettings proxy(String address, List<String> direct) {
        URI url = url(address.contains("://") ? address : "http://" + address);
        if (url == null || !"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new InputException(
                    "The proxy named in the environment is no HTTP proxy. Write https_proxy as http://host:port, or"
                            + " http://user:password@host:port.");
        }
        String[] login = url.getRawUserInfo() == null
                ? new String[0]
                : url.getRawUserInfo().split(":", 2);
        return new ProxySettings(
                url.getHost(),
                url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
                login.length > 0 ? decoded(login[0]) : null,
                login.length > 1 ? decoded(login[1]) : null,
                direct);
    }

    @CheckForNull
    private static URI url(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A name stands for itself and all hosts below it, as with curl. */
    private static List<String> direct(String list) {
        List<String> patterns = new ArrayList<>();
        for (String entry : list.split("[,\\s]+")) {
            String name = entry.replaceFirst(":\\d+$", "").replaceFirst("^\\*?\\.", "");
            if (!name.isEmpty()) {
                patterns.add(name);
                patterns.add("*." + name);
            }
        }
        return patterns;
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
