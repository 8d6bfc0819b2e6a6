package io.jenkins.plugins.publishflow.store.http;

/** Hears of every request after its end, in the thread that made it. Must not throw and returns at once. */
@FunctionalInterface
public interface ExchangeListener {

    /** Hears nothing. */
    ExchangeListener NONE = exchange -> {};

    void exchanged(Exchange exchange);
}
