package io.jenkins.plugins.publishflow.jenkins.run;

/**
 * Where a file or a folder of a run lies. Plain data, saved with the run; the machine may be gone and come back.
 *
 * @param node name of the node; empty for the built-in one
 * @param path absolute path on that node
 */
public record FilePlace(String node, String path) {

    /** A file below a folder. */
    FilePlace below(String relative) {
        return new FilePlace(node, path + "/" + relative);
    }
}
