/** Measurements inside a real Jenkins. No test: they are started by name, as {@code docs/benchmarks.md} says. */
package io.jenkins.plugins.publishflow.jenkins.benchmark;
