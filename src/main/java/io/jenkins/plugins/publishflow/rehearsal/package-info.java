/**
 * What a flow run needs to go to a sandbox in place of the stores, in Jenkins and in the terminal alike. What the sandboxes
 * themselves do belongs to {@code sandbox}, which knows nothing of flows.
 */
package io.jenkins.plugins.publishflow.rehearsal;
