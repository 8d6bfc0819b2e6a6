package io.jenkins.plugins.publishflow.store.appcircle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lets a user or a team into Appcircle: a personal access key, or an API key of name and secret. Lives in memory
 * alone; {@link #toString()} tells nothing secret.
 */
public final class AppcircleKey {

    /** The name of an API key, or null for a personal access key. */
    @CheckForNull
    private final String name;

    private final String secret;

    @CheckForNull
    private final String organization;

    private AppcircleKey(@CheckForNull String name, String secret, @CheckForNull String organization) {
        this.name = name;
        this.secret = secret;
        this.organization = organization;
    }

    /**
     * A personal access key.
     *
     * @param subOrganization id of the sub-organization to work in, or null for the key's own
     * @throws StoreException of kind INPUT where it is blank
     */
    public static AppcircleKey personal(String accessKey, @CheckForNull String subOrganization) throws StoreException {
        return new AppcircleKey(null, given(accessKey, "The personal access key"), blankToNull(subOrganization));
    }

    /**
     * An API key.
     *
     * @param organization id of the organization to work in, or null for the key's own
     * @throws StoreException of kind INPUT where name or secret is blank
     */
    public static AppcircleKey api(String name, String secret, @CheckForNull String organization)
            throws StoreException {
        return new AppcircleKey(
                given(name, "The name of the API key"),
                given(secret, "The secret of the API key"),
                blankToNull(organization));
    }

    /** Whether it is an API key of name and secret. */
    boolean isApiKey() {
        return name != null;
    }

    String secret() {
        return secret;
    }

    /** The sub-organization or organization to work in; empty for the key's own. */
    Optional<String> organization() {
        return Optional.ofNullable(organization);
    }

    /** What an API key is exchanged with. */
    Map<String, String> apiFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", String.valueOf(name));
        fields.put("secret", secret);
        organization().ifPresent(id -> fields.put("organizationId", id));
        return fields;
    }

    private static String given(String text, String what) throws StoreException {
        if (text.isBlank()) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "appcircle.key-missing",
                    what + " of Appcircle is missing.",
                    "key of Appcircle",
                    "Give a personal access key, or name and secret of an API key, both made in Appcircle under My"
                            + " Organization."));
        }
        return text.strip();
    }

    @CheckForNull
    private static String blankToNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return name == null ? "personal access key" : "API key " + name;
    }
}
