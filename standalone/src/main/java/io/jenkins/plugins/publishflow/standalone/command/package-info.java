/**
 * The commands of the runner, one class each: options and help, and what to call with them.
 */
package io.jenkins.plugins.publishflow.standalone.command;
