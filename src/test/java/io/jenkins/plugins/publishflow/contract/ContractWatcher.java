package io.jenkins.plugins.publishflow.contract;

import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.ExchangeWatcher;
import io.jenkins.plugins.publishflow.sandbox.http.Fault;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every exchange of a sandboxed App Store Connect and keeps what it finds. Exempt are the storage and
 * the other stores, which the contract does not describe, and the answers that a scripted fault made up.
 */
final class ContractWatcher implements ExchangeWatcher {

    private final Contract contract;
    private final boolean wrongRequestsAllowed;
    private final List<Violation> violations = new ArrayList<>();

    ContractWatcher(Contract contract, boolean wrongRequestsAllowed) {
        this.contract = contract;
        this.wrongRequestsAllowed = wrongRequestsAllowed;
    }

    @Override
    public synchronized void exchanged(RecordedExchange exchange) {
        if (!exchange.path().startsWith("/v")) {
            return;
        }
        check(exchange);
    }

    /** Checks an exchange, whatever its path. */
    synchronized void check(RecordedExchange exchange) {
        Answer answer = exchange.answer();
        boolean refused = answer != null && answer.status() / 100 == 4;
        contract.check(whole(exchange)).stream()
                .filter(each -> each.part() == Violation.Part.ANSWER || !(wrongRequestsAllowed && refused))
                .forEach(violations::add);
    }

    synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    private static WholeExchange whole(RecordedExchange exchange) {
        Fault fault = exchange.fault();
        boolean madeUp = fault != null && fault.kind() == Fault.Kind.STATUS;
        Answer answer = madeUp ? null : exchange.answer();
        List<String> types = exchange.requestHeaders().getOrDefault("Content-Type", List.of());
        return new WholeExchange(
                exchange.method(),
                exchange.path(),
                exchange.query(),
                types.isEmpty() ? null : types.get(0),
                exchange.requestBody(),
                answer == null ? 0 : answer.status(),
                answer == null ? null : answer.headers().get("Content-Type"),
                answer == null ? new byte[0] : answer.body());
    }
}
