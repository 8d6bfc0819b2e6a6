/**
 * The flow step {@code updateMetadata}, and the folder of store texts that it takes: the layout of fastlane's
 * {@code deliver}, what each file is called, where its text goes, and what Apple takes. Reading and checking the folder
 * asks no store; writing sends what differs through the connector of App Store Connect alone.
 */
package io.jenkins.plugins.publishflow.flow.step.metadata;
