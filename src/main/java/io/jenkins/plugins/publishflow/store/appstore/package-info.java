/**
 * App Store Connect: keys and tokens, the JSON:API client, and what its API can do for a release, by resource: apps,
 * build uploads, builds, TestFlight, versions, metadata, review, release. Returns Apple's states as Apple writes them.
 * Knows nothing of flows: what to do in which order, and when to try again, is for the steps.
 */
package io.jenkins.plugins.publishflow.store.appstore;
