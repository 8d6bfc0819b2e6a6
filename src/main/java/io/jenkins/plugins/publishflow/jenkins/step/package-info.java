/**
 * The Pipeline steps: options and descriptors, and the execution that hosts a flow run in a Pipeline. What a
 * release does is in the engine.
 */
package io.jenkins.plugins.publishflow.jenkins.step;
