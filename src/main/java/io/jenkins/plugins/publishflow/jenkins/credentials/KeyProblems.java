package io.jenkins.plugins.publishflow.jenkins.credentials;

import hudson.util.FormValidation;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Set;
import java.util.stream.Collectors;

/** Problems of keys as forms show them. Problems never quote a key. */
final class KeyProblems {

    private static final Set<String> OF_KEY_ID = Set.of("app-store.key-id-missing", "app-store.key-id-invalid");
    private static final String OF_ISSUER_ID = "app-store.issuer-id-invalid";

    private KeyProblems() {}

    static boolean isOfKeyId(Problem problem) {
        return OF_KEY_ID.contains(problem.code());
    }

    static boolean isOfIssuerId(Problem problem) {
        return OF_ISSUER_ID.equals(problem.code());
    }

    /** An error with what happened, what the store said, and what to do, a line each. */
    static FormValidation validation(Store store, Problem problem) {
        String said = problem.storeErrors().stream()
                .map(StoreError::oneLine)
                .map(line -> "\n" + store.displayName() + " said: " + line)
                .collect(Collectors.joining());
        return FormValidation.error(problem.what() + said + "\n" + problem.remedy());
    }
}
