package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.time.Duration;

/**
 * How requests leave this machine. Plain data, so that whoever knows the surroundings (a terminal, a Jenkins
 * controller) can hand the same settings to another machine.
 *
 * @param connectTimeout until a connection stands, TLS included
 * @param readTimeout between two reads of an answer
 * @param writeTimeout between two writes of a request
 * @param callTimeout for a whole API request and its answer; does not limit the sending of file parts
 * @param proxy the proxy, or null to connect directly
 * @param userAgent what the requests call themselves
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Duration callTimeout,
        @CheckForNull ProxySettings proxy,
        String userAgent)
        implements Serializable {

    /** No proxy, and time-outs that suit the stores' APIs. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(120),
            null,
            "publish-flow");

    /** The same through that proxy; null to connect directly. */
    public HttpSettings withProxy(@CheckForNull ProxySettings other) {
        return new HttpSettings(connectTimeout, readTimeout, writeTimeout, callTimeout, other, userAgent);
    }
}
