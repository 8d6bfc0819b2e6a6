/** What the keys that sandboxes hand out have in common. */
package io.jenkins.plugins.publishflow.sandbox.keys;
