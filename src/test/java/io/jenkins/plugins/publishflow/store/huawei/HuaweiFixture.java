package io.jenkins.plugins.publishflow.store.huawei;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import org.junit.jupiter.api.function.Executable;

/** A connector that talks to a {@link CannedServer} with a service account, which needs no exchange for a token. */
final class HuaweiFixture {

    static final KeyPair KEYS = keys(2048);
    static final String OK = "{\"ret\":{\"code\":0,\"msg\":\"success\"}}";

    private HuaweiFixture() {}

    static AppGallery connect(CannedServer server) {
        return connect(server, account(), Clock.systemUTC());
    }

    static AppGallery connect(CannedServer server, HuaweiKey key, Clock clock) {
        return new AppGallery(
                key, server.base(), new StoreHttp(HttpSettings.DEFAULT, clock), clock, ExchangeListener.NONE);
    }

    static ServiceAccountKey account() {
        return new ServiceAccountKey("key-1", "account-1", HuaweiKeyFile.TOKEN_URI, KEYS.getPrivate());
    }

    static KeyPair keys(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer of Huawei that refuses, with HTTP 200. */
    static String refused(long code, String text) {
        return "{\"ret\":{\"code\":" + code + ",\"msg\":\"" + text + "\"}}";
    }

    static Problem problem(Executable call) {
        return assertThrows(StoreException.class, call).problem();
    }

    static void assertMalformed(Executable call) {
        assertEquals("http.malformed-answer", problem(call).code());
    }
}
