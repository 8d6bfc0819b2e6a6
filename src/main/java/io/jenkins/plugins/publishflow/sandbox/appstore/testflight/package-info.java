/** TestFlight: groups, what to test, beta review, and the state that follows of them for each build. */
package io.jenkins.plugins.publishflow.sandbox.appstore.testflight;
