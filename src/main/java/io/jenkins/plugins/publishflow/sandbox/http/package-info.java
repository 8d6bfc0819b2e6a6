/**
 * The HTTP side of the sandbox: one server on the loopback address, routes, the request log, and faults on demand.
 * Knows no store; the stores' own shapes and rules live in the packages beside it.
 */
package io.jenkins.plugins.publishflow.sandbox.http;
