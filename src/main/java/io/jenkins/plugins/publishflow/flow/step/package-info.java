/**
 * The flow steps, one class each: what to ask a store in which order, and when to come back. No HTTP, no JSON
 * of a store: that is the connectors' part.
 */
package io.jenkins.plugins.publishflow.flow.step;
