package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What it means that a request got no answer. Exceptions are told by their type: their texts may quote addresses. */
enum Unanswered {
    INTERRUPT(
            Kind.UNAVAILABLE,
            "http.interrupted",
            "was interrupted",
            "Start the run again: it goes on where it stopped."),
    TOO_LONG(
            Kind.UNEXPECTED,
            "http.answer-too-long",
            "got an answer of more than 16 MiB, which no store sends",
            "Look whether a proxy or firewall answers instead of the store."),
    UNKNOWN_HOST(
            Kind.UNAVAILABLE,
            "http.unknown-host",
            "could not be sent: the name of the host is not known here",
            "Check the address, the DNS of this machine, and whether it needs a proxy to reach the internet."),
    UNREACHABLE(
            Kind.UNAVAILABLE,
            "http.unreachable",
            "could not be sent: no connection could be made",
            "Check the network of this machine, its firewall and its proxy settings; see the store's status page."),
    UNTRUSTED(
            Kind.INPUT,
            "http.untrusted",
            "was not sent: the certificate of the other side is not trusted here",
            "If a proxy of your company opens TLS connections, add its certificate to the trust store of this Java."
                    + " Otherwise check date and time of this machine, and the address."),
    PROXY_REFUSED(
            Kind.CREDENTIALS,
            "http.proxy-refused",
            "was not sent: the proxy wants other credentials",
            "Correct user name and password of the proxy."),
    PROXY_BLOCKED(
            Kind.UNAVAILABLE,
            "http.proxy-blocked",
            "was not sent: the proxy does not connect to the host",
            "Have the host allowed at the proxy, or correct the proxy settings."),
    TIMED_OUT(
            Kind.UNAVAILABLE,
            "http.timed-out",
            "got no answer in time; whether it was done is not known",
            "See the store's status page. It is tried again after a look at what has been done."),
    BROKEN(
            Kind.UNAVAILABLE,
            "http.connection-broken",
            "got no answer because the connection broke; whether it was done is not known",
            "Check the network of this machine and its proxy. It is tried again after a look at what has been done.");

    static final String INTERRUPTED = "interrupted";

    private final Kind kind;
    private final String code;
    private final String what;
    private final String remedy;

    Unanswered(Kind kind, String code, String what, String remedy) {
        this.kind = kind;
        this.code = code;
        this.what = what;
        this.remedy = remedy;
    }

    static StoreException problem(HttpCall call, IOException broken) {
        return problem(call.store(), call.url().getHost(), call.where(), broken);
    }

    static StoreException problem(Store store, String host, String where, IOException broken) {
        Unanswered reason = of(broken);
        String what = "A request to " + store.displayName() + " (" + host + ") " + reason.what + ".";
        return new StoreException(new Problem(reason.kind, reason.code, what, where, reason.remedy));
    }

    /** For the list of requests, such as {@code timed out}. */
    static String note(IOException broken) {
        return of(broken).name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Unanswered of(IOException broken) {
        if (broken instanceof InterruptedIOException) {
            return INTERRUPTED.equals(broken.getMessage()) ? INTERRUPT : TIMED_OUT;
        }
        if (broken instanceof AnswerTooLongException) {
            return TOO_LONG;
        }
        if (broken instanceof UnknownHostException) {
            return UNKNOWN_HOST;
        }
        if (broken instanceof ConnectException || broken instanceof NoRouteToHostException) {
            return UNREACHABLE;
        }
        if (isUntrusted(broken)) {
            return UNTRUSTED;
        }
        return ofProxy(String.valueOf(broken.getMessage()));
    }

    private static boolean isUntrusted(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLPeerUnverifiedException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    /** okhttp has no types for what a proxy says. */
    private static Unanswered ofProxy(String message) {
        if (message.equals("Failed to authenticate with proxy")) {
            return PROXY_REFUSED;
        }
        return message.startsWith("Unexpected response code for CONNECT") ? PROXY_BLOCKED : BROKEN;
    }

    static StoreException badAddress(HttpCall call) {
        return new StoreException(new Problem(
                Kind.INPUT,
                "http.bad-address",
                "A request to " + call.store().displayName() + " cannot be made of the address given.",
                call.where(),
                "Give an address such as https://api.example.com, without blanks and with a port below 65536."));
    }

    static StoreException unsafe(HttpCall call) {
        return new StoreException(new Problem(
                Kind.INPUT,
                "http.not-https",
                "The address of " + call.store().displayName()
                        + " is neither HTTPS nor on this very machine, so nothing" + " was sent.",
                call.where(),
                "Give an address that begins with https://. Plain HTTP is for a sandbox at 127.0.0.1 or localhost."));
    }
}
