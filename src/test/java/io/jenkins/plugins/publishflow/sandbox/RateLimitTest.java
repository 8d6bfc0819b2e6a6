package io.jenkins.plugins.publishflow.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.contract.CheckedSandbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {

    @RegisterExtension
    final CheckedSandbox sandbox =
            new CheckedSandbox(options -> options.appStore(options.appStore().requestsPerHour(3)));

    private final StoreClient store = new StoreClient(sandbox);

    @Test
    void eachKeyHasItsRequestsOfARollingHour() {
        assertEquals("user-hour-lim:3;user-hour-rem:2;", ask().header("X-Rate-Limit"));
        sandbox.pass(Duration.ofMinutes(10));
        ask().is(200);
        assertEquals("user-hour-lim:3;user-hour-rem:0;", ask().is(200).header("X-Rate-Limit"));

        Reply refused = ask();
        refused.refused(429, "RATE_LIMIT_EXCEEDED");
        assertEquals(
                "3001", refused.header("Retry-After"), "the first request is 50 minutes away from being forgotten");
        assertEquals("user-hour-lim:3;user-hour-rem:0;", refused.header("X-Rate-Limit"));
        store.send(
                        "/v1/apps",
                        request -> request.header(
                                "Authorization",
                                "Bearer "
                                        + Tokens.good(
                                                sandbox.get().individualKey(),
                                                sandbox.clock().instant())))
                .is(200);

        sandbox.pass(Duration.ofSeconds(3001));
        ask().is(200);
        ask().refused(429, "RATE_LIMIT_EXCEEDED");
    }

    private Reply ask() {
        return store.get("/v1/apps");
    }
}
