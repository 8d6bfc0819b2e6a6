package io.jenkins.plugins.publishflow.sandbox.http;

/**
 * Sees every exchange whole, in the thread that answers it and before the client has the answer. Must not throw: what
 * it finds wrong it keeps for later.
 */
@FunctionalInterface
public interface ExchangeWatcher {
    void exchanged(RecordedExchange exchange);
}
