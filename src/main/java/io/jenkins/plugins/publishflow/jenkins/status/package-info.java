/**
 * What people see of flow runs: the build's page, its tab and its REST API. Reads saved runs; changes nothing
 * but by the run package.
 */
package io.jenkins.plugins.publishflow.jenkins.status;
