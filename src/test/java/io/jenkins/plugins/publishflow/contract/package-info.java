/**
 * Checks whole HTTP exchanges against the machine-readable contract that a store publishes: paths, queries, bodies,
 * statuses. Knows no connector and no sandbox; what runs a sandbox in a test attaches this to it.
 */
package io.jenkins.plugins.publishflow.contract;
