/**
 * The flow steps around App Review: submit a version, wait for its verdict, release it, take it back. A submission goes
 * through phases, one class each; what a phase has come to is noted with the run, so that a new call, in whatever
 * process, goes on in the phase where the last one ended. Sends through the connector of App Store Connect alone.
 */
package io.jenkins.plugins.publishflow.flow.step.review;
