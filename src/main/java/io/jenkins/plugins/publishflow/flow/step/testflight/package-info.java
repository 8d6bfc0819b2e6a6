/**
 * The flow steps that bring a binary to TestFlight and wait for TestFlight. Sending is done in phases, one class each,
 * that a step goes through in order; what a phase has come to is noted with the run, so that a new call, in whatever
 * process, goes on in the phase where the last one ended.
 */
package io.jenkins.plugins.publishflow.flow.step.testflight;
