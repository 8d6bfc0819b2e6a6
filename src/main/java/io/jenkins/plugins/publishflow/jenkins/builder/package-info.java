/**
 * The freestyle builders: the same options as the Pipeline steps, and the host of a flow run in a freestyle
 * build.
 */
package io.jenkins.plugins.publishflow.jenkins.builder;
