/**
 * The flow steps around App Review: submit a version, wait for its verdict, release it, take it back. Each step is a
 * type, which declares its settings, and the step itself; long steps are cut into phases, one class each. Sends
 * through the connector of App Store Connect alone.
 */
package io.jenkins.plugins.publishflow.flow.step.review;
