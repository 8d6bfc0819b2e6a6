/**
 * The folder of store texts that the step {@code updateMetadata} takes: the layout of fastlane's {@code deliver}, what
 * each file is called, where its text goes, and what Apple takes. Pure reading and checking; sends nothing.
 */
package io.jenkins.plugins.publishflow.flow.step.metadata;
