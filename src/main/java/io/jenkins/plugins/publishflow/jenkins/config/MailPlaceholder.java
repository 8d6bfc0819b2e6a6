package io.jenkins.plugins.publishflow.jenkins.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the texts of mails can stand in for: {@code {question}} and so on. Curly brackets alone, because
 * {@code ${name}} is replaced by Configuration as Code before we see it.
 */
public enum MailPlaceholder {
    /** The question of the gate. */
    QUESTION("question"),
    /** Whom the mail goes to, as the flow names them. */
    APPROVER("approver"),
    /** App, version and build number in one line; the name of the flow where it has no binary. */
    RELEASE("release"),
    /** What is known of the release, a line each. */
    FACTS("facts"),
    /** What the flow says of this release, such as what to test; empty where it says nothing. */
    NOTES("notes"),
    /** The name of the app; empty where the flow has no binary. */
    APP("app"),
    /** The version of the app; empty where the flow has no binary. */
    VERSION("version"),
    /** The build number of the app; empty where the flow has no binary. */
    BUILD_NUMBER("buildNumber"),
    /** The link for this person. */
    LINK("link"),
    /** When the gate times out, with its time zone. */
    ENDS("ends"),
    /** The Jenkins build, such as {@code shop » release #12}. */
    BUILD("build"),
    /** The page of the Jenkins build; empty where this Jenkins does not know its own address. */
    BUILD_URL("buildUrl"),
    /** Who started the release. */
    STARTED_BY("startedBy");

    private final String key;

    MailPlaceholder(String key) {
        this.key = key;
    }

    /** As it is written between the brackets. */
    public String key() {
        return key;
    }

    /** The placeholder that is written so; empty where there is none. */
    public static Optional<MailPlaceholder> byKey(String key) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.key.equals(key))
                .findFirst();
    }
}
