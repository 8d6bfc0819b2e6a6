/**
 * From approval to the last user: release requests, scheduled releases, distribution, phased releases.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.release;
