package io.jenkins.plugins.publishflow.store.huawei;

import java.security.PrivateKey;

/** A service account: a private key that signs tokens, without any exchange. */
public final class ServiceAccountKey implements HuaweiKey {

    private final String keyId;
    private final String account;
    private final String audience;
    private final PrivateKey privateKey;

    ServiceAccountKey(String keyId, String account, String audience, PrivateKey privateKey) {
        this.keyId = keyId;
        this.account = account;
        this.audience = audience;
        this.privateKey = privateKey;
    }

    @Override
    public String id() {
        return keyId;
    }

    /** The account that signs: {@code sub_account} of the file. */
    String account() {
        return account;
    }

    /** Whom the tokens are for: {@code token_uri} of the file. */
    String audience() {
        return audience;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "service account key " + keyId;
    }
}
