package io.jenkins.plugins.publishflow.jenkins.approval;

import jakarta.servlet.http.HttpServletResponse;

/** A mailed link is not good now. The message says why to whoever opened it, and nothing of a release. */
final class BadLinkException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP: 404 where the link was never good, 410 where it was */
    BadLinkException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** No run is alive to which it could belong. */
    static BadLinkException notOpen() {
        return new BadLinkException(
                HttpServletResponse.SC_GONE,
                "The question of this link is not open any more: it was answered, or its time is over. If Jenkins has"
                        + " just been started, try again soon.");
    }

    int status() {
        return status;
    }
}
