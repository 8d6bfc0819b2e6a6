package io.jenkins.plugins.publishflow.store.huawei;

/** An API client: id and secret, which are exchanged for a token. */
public final class ApiClientKey implements HuaweiKey {

    private final String clientId;
    private final String secret;

    ApiClientKey(String clientId, String secret) {
        this.clientId = clientId;
        this.secret = secret;
    }

    @Override
    public String id() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "API client " + clientId;
    }
}
