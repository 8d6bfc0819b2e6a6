package io.jenkins.plugins.publishflow.jenkins.run;

/**
 * Where the binary of a run lies. Plain data, saved with the run; the machine may be gone and come back.
 *
 * @param node name of the node; empty for the built-in one
 * @param path absolute path on that node
 */
public record BinaryPlace(String node, String path) {}
