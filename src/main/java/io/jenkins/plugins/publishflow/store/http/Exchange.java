package io.jenkins.plugins.publishflow.store.http;

import java.time.Instant;

/**
 * One request that was made, with nothing in it that has to stay secret: no query, no header, no body.
 *
 * @param at when it was sent
 * @param method HTTP method
 * @param host host and port
 * @param path path without query; presigned addresses keep their secrets in the query
 * @param status HTTP status, or 0 where no answer came
 * @param millis from sending to the end of the answer
 * @param note what is to be said of it, such as {@code connection broke}, or empty
 */
public record Exchange(Instant at, String method, String host, String path, int status, long millis, String note) {}
