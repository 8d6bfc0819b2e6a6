/**
 * Store keys as Jenkins credentials: the type for App Store Connect, and the look-up in the context of a build.
 * The only place that asks for credentials.
 */
package io.jenkins.plugins.publishflow.jenkins.credentials;
