package io.jenkins.plugins.publishflow.contract;

import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.ExchangeWatcher;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;

/**
 * Checks every exchange of a sandboxed Google Play. Exempt are the bytes of resumable uploads and the answer that begins
 * one, which the contract does not describe, and the address of tokens, which is another service.
 */
final class PlayWatcher implements ExchangeWatcher {

    private final ContractWatcher checks;

    PlayWatcher(ContractWatcher checks) {
        this.checks = checks;
    }

    @Override
    public void exchanged(RecordedExchange exchange) {
        boolean api = exchange.path().startsWith("/androidpublisher/");
        boolean upload = exchange.path().contains("/upload/androidpublisher/");
        String query = exchange.query() == null ? "" : exchange.query();
        if (!api && !upload || query.contains("upload_id=")) {
            return;
        }
        Answer answer = exchange.answer();
        boolean begins = upload && answer != null && answer.headers().containsKey("Location");
        checks.check(new RecordedExchange(
                exchange.number(),
                exchange.method(),
                DiscoveryDocument.path(exchange.path()),
                exchange.query(),
                exchange.requestHeaders(),
                upload ? null : exchange.requestBody(),
                begins ? null : answer,
                exchange.fault()));
    }
}
