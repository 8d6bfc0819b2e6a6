/**
 * Who may ask: the keys that the sandbox hands out, the check of tokens made with them, and how often they may ask.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.access;
