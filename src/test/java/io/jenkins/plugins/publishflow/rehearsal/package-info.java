/** Whole releases against the sandbox on a virtual clock: killed at every request, faulted at every request. */
package io.jenkins.plugins.publishflow.rehearsal;
