package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;
import java.util.List;

/**
 * A question to people. Approved when every required approver has approved and the minimum is reached; refused as soon
 * as that can no longer happen.
 *
 * @param id unique for the flow run; a gate that is asked anew has another
 * @param question one sentence for the people asked
 * @param required people who all have to approve: Jenkins user ids or mail addresses
 * @param optional further people who may approve
 * @param minimum how many approvals it takes in all; at least 1
 * @param opened when it was asked first
 * @param ends when it times out
 */
public record Gate(
        String id,
        String question,
        List<String> required,
        List<String> optional,
        int minimum,
        Instant opened,
        Instant ends) {
    public Gate {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }
}
