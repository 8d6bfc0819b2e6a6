package io.jenkins.plugins.publishflow.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question to people. Approved when every required approver has approved and the minimum is reached; refused as soon
 * as that can no longer happen. A gate that names nobody is open to anybody whom the driver lets answer: it takes the
 * minimum of approvals from different people, and one refusal refuses it.
 *
 * <p>Immutable; saved with the flow run. To ask everybody anew, open another gate with another id.
 *
 * @param id unique for the flow run; a gate that is asked anew has another
 * @param question one sentence for the people asked
 * @param required people who all have to approve: Jenkins user ids, groups for which one member answers, or mail addresses
 * @param optional further people who may approve
 * @param minimum how many approvals it takes in all; at least 1
 * @param opened when it was asked first
 * @param ends when it times out; a decision at this very instant is too late
 */
public record Gate(
        String id,
        String question,
        List<String> required,
        List<String> optional,
        int minimum,
        Instant opened,
        Instant ends) {

    /** @throws IllegalArgumentException where people or minimum make no gate, it has no id, or it would end before it opens */
    public Gate {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        List<String> problems = new ArrayList<>(problems(required, optional));
        problem(minimum, required, optional).ifPresent(problems::add);
        if (id.isBlank()) {
            problems.add("a gate needs an id");
        }
        if (!ends.isAfter(opened)) {
            problems.add("a gate has to end after it opens");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** All that can be said against these people, one sentence each; for checks before a gate is opened. */
    public static List<String> problems(List<String> required, List<String> optional) {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String person : Stream.concat(required.stream(), optional.stream()).toList()) {
            if (person.isBlank()) {
                problems.add("an approver has no name");
            } else if (!seen.add(Person.key(person))) {
                problems.add("'" + person.strip() + "' is named twice; a person has one answer");
            }
        }
        return problems;
    }

    /** What can be said against this minimum for these people, as a sentence; for checks before a gate is opened. */
    public static Optional<String> problem(int minimum, List<String> required, List<String> optional) {
        if (minimum < 1) {
            return Optional.of("the minimum of approvals is " + minimum + ", but has to be at least 1");
        }
        long answers = Stream.concat(required.stream(), optional.stream())
                .filter(person -> !person.isBlank())
                .map(Person::key)
                .distinct()
                .count();
        return answers == 0 || answers >= minimum
                ? Optional.empty()
                : Optional.of("the minimum is " + minimum + " approvals, but only " + answers
                        + " can be given: name more approvers or lower the minimum");
    }

    /** Whether the gate names nobody, so that anybody whom the driver lets answer may decide. */
    public boolean openToAnybody() {
        return required.isEmpty() && optional.isEmpty();
    }

    /** Everybody who is asked by name, the required first; empty for a gate open to anybody. */
    public List<String> people() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** The person as this gate spells the name; empty where the gate does not name them. */
    public Optional<String> named(String person) {
        return people().stream().filter(name -> Person.same(name, person)).findFirst();
    }

    boolean requires(String person) {
        return required.stream().anyMatch(name -> Person.same(name, person));
    }
}
