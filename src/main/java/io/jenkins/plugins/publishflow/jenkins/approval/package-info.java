/**
 * How a gate's question reaches people and their answers come back: the Pipeline's input, mail, and the page
 * behind a mailed link. Counts nothing: that is the approval package's.
 */
package io.jenkins.plugins.publishflow.jenkins.approval;
