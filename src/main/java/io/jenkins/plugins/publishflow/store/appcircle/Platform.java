package io.jenkins.plugins.publishflow.store.appcircle;

/** What a profile is for. */
public enum Platform {
    IOS("ios"),
    ANDROID("android");

    private final String path;

    Platform(String path) {
        this.path = path;
    }

    /** How paths name it. */
    String path() {
        return path;
    }
}
