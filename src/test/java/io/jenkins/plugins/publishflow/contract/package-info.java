/**
 * Checks whole HTTP exchanges against the machine-readable contract that a store publishes: paths, queries, bodies,
 * statuses. {@code CheckedSandbox} is how tests run a sandbox, so that no exchange goes unchecked.
 */
package io.jenkins.plugins.publishflow.contract;
