package io.jenkins.plugins.publishflow.flow.definition;

import java.util.List;

/** Why a folder that a flow file names cannot be used. */
public class FlowFilesException extends Exception {

    private static final long serialVersionUID = 1;

    private final List<String> reasons;

    /** @param reasons what is wrong, one sentence each without a stop, for people; at least one */
    public FlowFilesException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** What is wrong, one sentence each; at least one. */
    public List<String> reasons() {
        return reasons;
    }
}
