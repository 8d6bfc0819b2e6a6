/**
 * App Review: submissions, what is in them, what keeps Apple from taking one, and what time does to them.
 */
package io.jenkins.plugins.publishflow.sandbox.appstore.review;
