package io.jenkins.plugins.publishflow.binary;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.time.Instant;

/**
 * A mobile binary, by what it says of itself. Plain data: travels from the machine that has the file, and is saved with
 * the flow run. All texts are those of the file, unchecked by any store.
 *
 * @param fileName name without folders
 * @param identifier bundle id or package name
 * @param version marketing version ({@code CFBundleShortVersionString})
 * @param build build number ({@code CFBundleVersion})
 * @param displayName the name under the icon
 * @param platform what it runs on
 * @param minimumOs the oldest system it runs on, or null where it does not say
 * @param signing what its provisioning profile says, or null where it has none
 * @param usesNonExemptEncryption {@code ITSAppUsesNonExemptEncryption}, or null where it does not say
 * @param size bytes of the file
 * @param sha256 digest of the file, lower-case hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Binary(
        String fileName,
        String identifier,
        String version,
        String build,
        String displayName,
        Platform platform,
        @CheckForNull String minimumOs,
        @CheckForNull Signing signing,
        @CheckForNull Boolean usesNonExemptEncryption,
        long size,
        String sha256)
        implements Serializable {

    /** What a binary runs on. The names are Apple's platform values where there are such. */
    public enum Platform {
        IOS,
        TV_OS,
        VISION_OS,
        ANDROID
    }

    /**
     * What the embedded provisioning profile says.
     *
     * @param profileName its name
     * @param teamId Apple's team, or null where it does not say
     * @param type what the profile is good for
     * @param expires when it ends
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signing(String profileName, @CheckForNull String teamId, ProfileType type, Instant expires)
            implements Serializable {}

    /** What a provisioning profile is good for. Only {@link #APP_STORE} goes to TestFlight and the App Store. */
    public enum ProfileType {
        APP_STORE,
        AD_HOC,
        DEVELOPMENT,
        ENTERPRISE
    }
}
