/**
 * Flow files: reads publish.yml, finds every mistake with its line and column, fills in defaults, and knows the
 * step types there are and the predefined flows. Sends nothing and runs nothing.
 */
package io.jenkins.plugins.publishflow.flow.definition;
