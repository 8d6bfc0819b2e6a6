package io.jenkins.plugins.publishflow.sandbox.http;

import java.io.IOException;

/** What a server serves. Called from many threads at once. */
public interface Site {

    /** Answers a request; does whatever the request asks for. */
    Answer answer(Request request) throws IOException;

    /** What this site would answer with that status where it fails by itself, in its own shape. */
    Answer failure(int status, Request request);
}
