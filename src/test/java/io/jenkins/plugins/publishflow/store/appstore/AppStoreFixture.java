package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.http.CannedServer;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.StoreHttp;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;

/** A connector that talks to a {@link CannedServer}, with a fresh team key. */
final class AppStoreFixture {

    static final String KEY_ID = "2X9R4HXF34";
    static final String ISSUER_ID = "57246542-96fe-1a63-e053-0824d011072a";

    private AppStoreFixture() {}

    static AppStoreConnect connect(CannedServer server) {
        return new AppStoreConnect(
                key(keyPair()),
                server.base(),
                new StoreHttp(HttpSettings.DEFAULT, Clock.systemUTC()),
                Clock.systemUTC(),
                ExchangeListener.NONE);
    }

    static AppStoreKey key(KeyPair pair) {
        return new AppStoreKey(KEY_ID, ISSUER_ID, (ECPrivateKey) pair.getPrivate());
    }

    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
