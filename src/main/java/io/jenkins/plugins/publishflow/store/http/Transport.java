package io.jenkins.plugins.publishflow.store.http;

import okhttp3.OkHttpClient;

/** How okhttp is set up. */
final class Transport {

    private Transport() {}

    static OkHttpClient client(HttpSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.writeTimeout())
                .callTimeout(settings.callTimeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }
}
