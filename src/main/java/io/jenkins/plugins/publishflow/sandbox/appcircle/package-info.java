/**
 * Appcircle of the sandbox: tokens for both kinds of key, Publish profiles, uploads with a task behind them, release
 * candidates, and a flow in which a person has to answer. Shares no code with the connector.
 */
package io.jenkins.plugins.publishflow.sandbox.appcircle;
