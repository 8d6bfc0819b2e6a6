/** Measurements that anyone can repeat; never part of the tests. {@code docs/benchmarks.md} says how and what came out. */
package io.jenkins.plugins.publishflow.benchmark;
