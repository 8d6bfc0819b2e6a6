/**
 * The flow steps of Appcircle: handing a binary to a Publish profile, and driving the flow that Appcircle runs for it.
 * What Appcircle can do is in the connector; what is done in which order, how often, and what people are told, is here.
 */
package io.jenkins.plugins.publishflow.flow.step.appcircle;
