package io.jenkins.plugins.publishflow.store.appcircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.time.Clock;
import org.junit.jupiter.api.function.Executable;

/** A connector that talks to a {@link CannedServer}, which also gives the tokens. */
final class AppcircleFixture {

    static final String TOKEN = "/auth/v3/token";

    private AppcircleFixture() {}

    /** With a personal access key; the first token is laid out. */
    static Appcircle connect(CannedServer server) {
        server.on("POST", TOKEN, 200, token("t1"));
        try {
            return connect(server, AppcircleKey.personal("pat", null), Clock.systemUTC());
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    static Appcircle connect(CannedServer server, AppcircleKey key, Clock clock) {
        return new Appcircle(
                key,
                AppcircleAddresses.at(server.base()),
                new StoreHttp(HttpSettings.DEFAULT, clock),
                clock,
                ExchangeListener.NONE);
    }

    static String token(String token) {
        return "{\"access_token\":\"" + token + "\",\"expires_in\":3600}";
    }

    static Problem problem(Executable call) {
        return assertThrows(StoreException.class, call).problem();
    }

    static void assertMalformed(Executable call) {
        assertEquals("http.malformed-answer", problem(call).code());
    }
}
