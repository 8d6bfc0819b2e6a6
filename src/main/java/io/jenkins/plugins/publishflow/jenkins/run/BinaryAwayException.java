package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;

/** The machine that has the binary cannot be reached now, which says nothing of the store. */
final class BinaryAwayException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    BinaryAwayException(Problem problem, @CheckForNull Throwable cause) {
        super(problem.what(), cause);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
