package io.jenkins.plugins.publishflow.binary;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A mobile binary, by what it says of itself. Plain data: travels from the machine that has the file, and is saved with
 * the flow run. All texts are those of the file, unchecked by any store.
 *
 * @param fileName name without folders
 * @param identifier bundle id or package name
 * @param version marketing version ({@code CFBundleShortVersionString}, {@code versionName})
 * @param build build number ({@code CFBundleVersion}) or version code ({@code versionCode})
 * @param displayName the name under the icon
 * @param platform what it runs on
 * @param minimumOs the oldest system it runs on (for Android the API level), or null where it does not say
 * @param signing what its provisioning profile says, or null where it has none
 * @param usesNonExemptEncryption {@code ITSAppUsesNonExemptEncryption}, or null where it does not say
 * @param android what only Android apps have; null for others
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
        @CheckForNull Android android,
        long size,
        String sha256)
        implements Serializable {

    /** An app that is none for Android. */
    public Binary(
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
            String sha256) {
        this(
                fileName,
                identifier,
                version,
                build,
                displayName,
                platform,
                minimumOs,
                signing,
                usesNonExemptEncryption,
                null,
                size,
                sha256);
    }

    /**
     * What only Android apps have. Signatures are named, not checked: the store does that.
     *
     * @param packaging APK or bundle
     * @param targetSdk the API level that the app was made for, or null where it does not say
     * @param debuggable whether it can be debugged; no store takes such an app
     * @param modules the modules of a bundle, the base first; empty for an APK
     * @param signatureSchemes the ways in which it is signed, such as {@code v1} and {@code v2}; empty where it is not
     * @param certificates SHA-256 digests of the signers' certificates, lower-case hex; empty where it is not signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Android(
            Packaging packaging,
            @CheckForNull String targetSdk,
            boolean debuggable,
            List<String> modules,
            List<String> signatureSchemes,
            List<String> certificates)
            implements Serializable {
        public Android {
            modules = List.copyOf(modules);
            signatureSchemes = List.copyOf(signatureSchemes);
            certificates = List.copyOf(certificates);
        }
    }

    /** How an Android app is packed. */
    public enum Packaging {
        /** An {@code .apk}, as devices install it. */
        APK,
        /** An {@code .aab}, of which the store makes APK files. */
        BUNDLE
    }

    /** What a binary runs on. The names are Apple's platform values where there are such. */
    public enum Platform {
        IOS("iOS"),
        TV_OS("tvOS"),
        VISION_OS("visionOS"),
        ANDROID("Android");

        private final String displayName;

        Platform(String displayName) {
            this.displayName = displayName;
        }

        /** As its maker writes it. */
        public String displayName() {
            return displayName;
        }
    }

    /** Platform and least system for people: {@code iOS 16.0 or later}, {@code Android, API level 24 or later}. */
    public String runsOn() {
        if (minimumOs == null) {
            return platform.displayName();
        }
        String level = platform == Platform.ANDROID ? ", API level " : " ";
        return platform.displayName() + level + minimumOs + " or later";
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
