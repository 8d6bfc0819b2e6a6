/**
 * The report of a flow run: one HTML page that needs nothing else, for a release manager to read, keep and send on.
 * Written from the saved run, its activity entries and its requests; holds no secret, because they hold none.
 */
package io.jenkins.plugins.publishflow.standalone.report;
