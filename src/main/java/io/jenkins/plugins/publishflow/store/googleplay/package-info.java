/**
 * Google Play, through the Android Publisher API v3: the key of a service account and its access tokens, edits and what
 * is changed in them (artifacts, tracks, listings, images), and the review state of releases. Knows requests, answers and
 * problems of Google; what a release needs of them, and when, is the business of flow steps.
 */
package io.jenkins.plugins.publishflow.store.googleplay;
