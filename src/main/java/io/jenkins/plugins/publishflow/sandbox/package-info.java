/**
 * Local stores over real HTTP that behave as the real ones do where it matters: states, refusals, expiry,
 * checksums, rate limits, faults on demand. The peer of rehearsals and tests. Shares no code with the
 * connectors, so that a mistake there shows here.
 */
package io.jenkins.plugins.publishflow.sandbox;
