/**
 * Appcircle, as a target: Publish profiles, the upload of versions, release candidates, and the flows that Appcircle
 * itself runs. Returns Appcircle's states as they are. Knows nothing of our flows: what to do in which order, and when to
 * try again, is for the steps.
 */
package io.jenkins.plugins.publishflow.store.appcircle;
