package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.store.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** All that is wrong with a flow file, found before anything was sent. */
public class FlowFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final String fileName;

    private final List<FlowFinding> findings;

    /** @param findings at least one */
    FlowFileException(String fileName, List<FlowFinding> findings) {
        super(what(fileName, findings));
        this.fileName = fileName;
        this.findings = findings.stream().sorted().toList();
    }

    /** Everything found, by place in the file; at least one. */
    public List<FlowFinding> findings() {
        return findings;
    }

    /** Everything found as one problem, for a log or a run that cannot begin. */
    public Problem problem() {
        FlowFinding first = findings.get(0);
        return new Problem(
                Problem.Kind.INPUT,
                "flow.file",
                getMessage(),
                fileName + ":" + first.line() + ":" + first.column(),
                "Correct " + fileName + "; nothing was sent.");
    }

    private static String what(String fileName, List<FlowFinding> findings) {
        String count = findings.size() == 1 ? "1 problem" : findings.size() + " problems";
        return findings.stream()
                .sorted()
                .map(finding -> "\n  " + finding)
                .collect(Collectors.joining("", fileName + " has " + count + ":", ""));
    }
}
