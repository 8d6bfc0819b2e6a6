package io.jenkins.plugins.publishflow.store.googleplay;

/** What an app can be uploaded as. */
public enum ArtifactKind {
    BUNDLE("bundles"),
    APK("apks");

    private final String path;

    ArtifactKind(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
