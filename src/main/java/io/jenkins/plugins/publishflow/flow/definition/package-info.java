/**
 * Flow files: reads publish.yml, finds every mistake with its line and column, fills in defaults, and knows the
 * step types there are, the predefined flows, and what a flow takes for granted at a store. Sends nothing and runs
 * nothing.
 */
package io.jenkins.plugins.publishflow.flow.definition;
