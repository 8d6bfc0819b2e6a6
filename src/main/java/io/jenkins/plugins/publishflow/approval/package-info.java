/**
 * Who has to agree before a release goes on: the gate's rule, the decisions of people, and the signed links by which
 * somebody without a login can decide. Pure logic: how a question reaches people is for the drivers.
 */
package io.jenkins.plugins.publishflow.approval;
