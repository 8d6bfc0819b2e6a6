/**
 * A sandboxed App Store Connect. Here its areas are put together; each area has a package of its own, {@code model} is
 * what they all hold, {@code jsonapi} how they speak.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore;
