package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.Contracts;
import io.jenkins.plugins.publishflow.contract.Violation;
import io.jenkins.plugins.publishflow.contract.WholeExchange;
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
import java.util.List;

/** A connector that talks to a {@link CannedServer}, with a fresh team key. */
final class AppStoreFixture {

    static final String KEY_ID = "2X9R4HXF34";
    static final String ISSUER_ID = "57246542-96fe-1a63-e053-0824d011072a";

    private AppStoreFixture() {}

    /** Every request that the server gets is checked against Apple's contract, where that is there. */
    static AppStoreConnect connect(CannedServer server) {
        server.check(AppStoreFixture::allowedByContract);
        return new AppStoreConnect(
                key(keyPair()),
                server.base(),
                new StoreHttp(HttpSettings.DEFAULT, Clock.systemUTC()),
                Clock.systemUTC(),
                ExchangeListener.NONE);
    }

    private static void allowedByContract(CannedServer.Asked asked) {
        if (Contracts.haveAppStoreConnect()) {
            WholeExchange exchange = new WholeExchange(
                    asked.method(),
                    asked.path(),
                    asked.rawQuery(),
                    asked.headers().get("content-type"),
                    asked.body(),
                    0,
                    null,
                    new byte[0]);
            List<Violation> wrong = Contracts.appStoreConnect().check(exchange).stream()
                    .filter(violation -> violation.part() == Violation.Part.REQUEST)
                    .toList();
            assertEquals(List.of(), wrong);
        }
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
