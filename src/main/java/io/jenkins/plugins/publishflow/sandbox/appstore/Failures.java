package io.jenkins.plugins.publishflow.sandbox.appstore;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;

/** The errors that App Store Connect answers with where it fails by itself, by status. */
final class Failures {

    private Failures() {}

    static ApiError error(int status) {
        return switch (status) {
            case 401 ->
                ApiError.of(
                        401,
                        "NOT_AUTHORIZED",
                        "Authentication credentials are missing or invalid.",
                        "The token is not accepted.");
            case 403 ->
                ApiError.of(
                        403,
                        "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED",
                        "A required agreement is missing or has expired.",
                        "This request needs an agreement that nobody has accepted, or that is over.");
            case 404 ->
                ApiError.of(404, "NOT_FOUND", "The specified resource does not exist", "The resource is not there.");
            case 409 ->
                ApiError.of(
                        409,
                        "STATE_ERROR",
                        "The request cannot be done in the current state",
                        "The resource is in a state that forbids this.");
            case 429 ->
                ApiError.of(
                        429,
                        "RATE_LIMIT_EXCEEDED",
                        "The request rate limit has been reached.",
                        "Too many requests came in too short a time.");
            default ->
                ApiError.of(
                        status,
                        "UNEXPECTED_ERROR",
                        "An unexpected error occurred.",
                        "Something went wrong on the server's side.");
        };
    }
}
