package io.jenkins.plugins.publishflow.sandbox.http;

import java.io.IOException;

/** Answers the requests of one route. */
@FunctionalInterface
public interface Handler {
    Answer handle(Request request) throws IOException;
}
