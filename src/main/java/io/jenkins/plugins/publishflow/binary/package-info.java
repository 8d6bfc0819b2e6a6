/**
 * Reads what a mobile binary says of itself: identifier, version, build number, signing. Needs no Apple or Android
 * tool, reads archives within bounds, and turns every unreadable file into a clear problem. Knows no store.
 */
package io.jenkins.plugins.publishflow.binary;
