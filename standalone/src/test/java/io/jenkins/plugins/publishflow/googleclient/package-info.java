/** Google's own Java client against our sandbox: whether it finds what it expects, and agrees with our connector. */
package io.jenkins.plugins.publishflow.googleclient;
