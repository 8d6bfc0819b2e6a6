/**
 * Build uploads: reservation, files in parts, the storage that takes the parts, processing, and the build that comes of
 * it.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.upload;
