package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.store.Problem;

/** What the process tells the one that started it. */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;
    public static final int REFUSED_OR_TIMED_OUT = 3;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code for a run that has ended. */
    public static int of(FlowRun run) {
        return switch (run.state()) {
            case SUCCEEDED -> DONE;
            case STOPPED -> INTERRUPTED;
            case FAILED, RUNNING -> run.problem().map(ExitCode::of).orElse(FAILED);
        };
    }

    /** The code for a problem. */
    public static int of(Problem problem) {
        return switch (problem.kind()) {
            case INPUT -> BAD_INPUT;
            case DECLINED, TIMED_OUT -> REFUSED_OR_TIMED_OUT;
            case STOPPED -> INTERRUPTED;
            case CREDENTIALS, REFUSED, UNAVAILABLE, UNEXPECTED -> FAILED;
        };
    }
}
