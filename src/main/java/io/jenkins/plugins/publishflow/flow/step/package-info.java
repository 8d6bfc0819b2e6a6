/**
 * The flow steps: what to ask a store in which order, and when to come back. A step is one class; those that take many
 * are in packages of their own, around TestFlight, texts and review. No HTTP, no JSON of a store: that is the
 * connectors' part.
 */
package io.jenkins.plugins.publishflow.flow.step;
