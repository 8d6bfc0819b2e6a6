/**
 * App Store versions: making and changing one, choosing its build, its texts in each language, what App Review needs to
 * know. What review and release do to a version is in the packages beside this one.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.version;
