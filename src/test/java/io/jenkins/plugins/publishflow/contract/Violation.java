package io.jenkins.plugins.publishflow.contract;

/**
 * One thing in an exchange that the contract does not allow.
 *
 * @param part whether the request or the answer is wrong
 * @param exchange method, path and status
 * @param where a JSON pointer into the body, a query parameter, or what else is wrong
 * @param what what is wrong there
 */
public record Violation(Part part, String exchange, String where, String what) {

    /** The half of an exchange. */
    public enum Part {
        REQUEST,
        ANSWER
    }

    @Override
    public String toString() {
        return exchange + ": " + (part == Part.REQUEST ? "request" : "answer") + " at " + where + ": " + what;
    }
}
