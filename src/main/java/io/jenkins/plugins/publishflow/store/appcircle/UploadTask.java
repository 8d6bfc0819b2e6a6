package io.jenkins.plugins.publishflow.store.appcircle;

/**
 * What Appcircle does with an uploaded file.
 *
 * @param state how far it is
 * @param detail what Appcircle says of it, or empty
 */
public record UploadTask(State state, String detail) {

    /** How far it is. */
    public enum State {
        RUNNING,
        FAILED,
        DONE
    }
}
