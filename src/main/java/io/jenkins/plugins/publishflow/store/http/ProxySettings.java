package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An HTTP proxy. Its credentials go to the proxy alone, in {@code Proxy-Authorization}; the store's own
 * {@code Authorization} is not touched by them. {@link #toString()} does not tell the password.
 *
 * @param host name or address
 * @param port TCP port
 * @param user user name for basic authentication, or null for none
 * @param password the password, or null for none; a secret
 * @param direct hosts to reach without the proxy; {@code *} stands for any characters. Loopback addresses are always
 *     reached directly
 */
public record ProxySettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        List<String> direct) implements Serializable {

    public ProxySettings {
        direct = List.copyOf(direct);
    }

    /** Whether the host is to be reached without the proxy. */
    public boolean bypassedBy(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return StoreUrl.isLoopback(name)
                || direct.stream()
                        .anyMatch(pattern -> glob(pattern).matcher(lower).matches());
    }

    private static Pattern glob(String pattern) {
        String quoted = Pattern.quote(pattern.strip().toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted);
    }

    @Override
    public String toString() {
        return "proxy " + host + ":" + port + (user == null ? "" : " as " + user);
    }
}
