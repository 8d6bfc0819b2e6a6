package io.jenkins.plugins.publishflow.sandbox.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * One line of the request log; holds no query, header or body, thus no secret.
 *
 * @param number from 1, over all requests to stores
 * @param at when it came, by the sandbox's clock
 * @param method HTTP method
 * @param path path without query
 * @param status the status answered, or 0 where the connection was broken instead
 * @param fault the kind of the fault that struck it, or null
 * @param misuse whether no right client would make it: an unknown route, a key's token sent to the storage
 * @param note what the sandbox has to say of it, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoggedRequest(
        long number,
        Instant at,
        String method,
        String path,
        int status,
        @CheckForNull Fault.Kind fault,
        boolean misuse,
        @CheckForNull String note) {}
