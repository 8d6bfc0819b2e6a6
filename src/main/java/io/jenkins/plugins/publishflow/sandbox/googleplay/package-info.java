/**
 * A sandboxed Google Play: tokens, edits, uploads, tracks, store pages, and reviews that take their time. Shares no code
 * with the connector, so that a mistake there shows here.
 */
package io.jenkins.plugins.publishflow.sandbox.googleplay;
