package io.jenkins.plugins.publishflow.store.huawei;

/** Whether a version goes to everybody or to a share of the users first. */
public enum ReleaseType {
    /** Everybody. */
    FULL("1"),
    /** A share of the users, which is raised later. */
    PHASED("3");

    private final String number;

    ReleaseType(String number) {
        this.number = number;
    }

    /** Huawei's number of it, the value of {@code releaseType}. */
    String number() {
        return number;
    }
}
