/**
 * The one HTTP client of all connectors: time-outs, proxy, redaction, what is worth a second try, and the sending of
 * bytes by ticket. Knows no store's paths or bodies; a connector knows no okhttp beyond this package.
 */
package io.jenkins.plugins.publishflow.store.http;
