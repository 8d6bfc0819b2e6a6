package io.jenkins.plugins.publishflow.sandbox.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Map;

/**
 * One request and its answer whole, secrets included: for checks in tests, never for a log.
 *
 * @param number the request's number, from 1
 * @param method HTTP method
 * @param path decoded path without query
 * @param query the query as sent, or null
 * @param requestHeaders as sent; names match in any case
 * @param requestBody the body, or null where the sandbox did not read it or streamed it
 * @param answer what the store answered, before a fault had its way with it; null where the fault struck first
 * @param fault the fault that struck, or null
 */
public record RecordedExchange(
        long number,
        String method,
        String path,
        @CheckForNull String query,
        Map<String, List<String>> requestHeaders,
        @CheckForNull byte[] requestBody,
        @CheckForNull Answer answer,
        @CheckForNull Fault fault) {}
