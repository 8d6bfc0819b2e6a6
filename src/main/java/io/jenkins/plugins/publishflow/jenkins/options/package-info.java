/**
 * What Pipeline steps and freestyle builders share: their options, the checks of their forms, and the flow that
 * options come to.
 */
package io.jenkins.plugins.publishflow.jenkins.options;
