/**
 * The global configuration, and how this Jenkins reaches the stores: addresses, proxy, defaults.
 */
package io.jenkins.plugins.publishflow.jenkins.config;
