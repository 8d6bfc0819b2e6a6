/**
 * The terminal runner: drives a flow run in one process, with a state directory instead of a Jenkins build, and a
 * terminal instead of pages. Everything about releases is in the packages that it shares with the plugin.
 */
package io.jenkins.plugins.publishflow.standalone;
