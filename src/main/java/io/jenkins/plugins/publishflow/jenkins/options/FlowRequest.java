package io.jenkins.plugins.publishflow.jenkins.options;

import hudson.AbortException;
import java.util.function.UnaryOperator;

/**
 * A Pipeline step with its options. A freestyle builder holds the very step and asks it the same, so that every option is
 * declared, checked and described once.
 */
public interface FlowRequest {

    /**
     * What is asked for.
     *
     * @param expand replaces build variables in a text; a Pipeline, where Groovy has done that, changes nothing
     * @throws AbortException with one sentence where the options do not go together, before anything else is done
     */
    FlowOptions flowOptions(UnaryOperator<String> expand) throws AbortException;
}
