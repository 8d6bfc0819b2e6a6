/**
 * The flow steps that go to Google Play. All that a step changes it changes in one edit, which is committed whole or not
 * at all; an edit that was lost is begun anew, and a commit whose answer was lost is looked up before it is repeated.
 */
package io.jenkins.plugins.publishflow.flow.step.googleplay;
