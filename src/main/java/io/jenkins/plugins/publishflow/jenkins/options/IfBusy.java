package io.jenkins.plugins.publishflow.jenkins.options;

/** What happens while another release of the same app is under way. */
public enum IfBusy {
    WAIT,
    FAIL
}
