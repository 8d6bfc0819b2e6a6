package io.jenkins.plugins.publishflow.store;

/** Hears how an upload goes. Called from any of the sending threads, several times a second; returns at once. */
@FunctionalInterface
public interface UploadProgress {

    /**
     * @param sent bytes that the store has taken or that are on their way; goes down when a part is sent again
     * @param total bytes of the whole file
     */
    void sent(long sent, long total);
}
