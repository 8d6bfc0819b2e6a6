/**
 * Carries flow runs through builds: starts, saves, waits, resumes after a restart, sends the bytes where the
 * file is, and lets one release at a time through for each app. Knows nothing of Pipeline or freestyle: those
 * are hosts.
 */
package io.jenkins.plugins.publishflow.jenkins.run;
