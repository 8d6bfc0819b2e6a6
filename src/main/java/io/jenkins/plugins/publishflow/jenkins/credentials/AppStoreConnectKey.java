package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.util.Secret;
import java.io.IOException;

/**
 * A key of the App Store Connect API as Jenkins credentials. An interface, so that a provider which keeps secrets
 * elsewhere can bring its own: then the ids are at hand, and the key is fetched when it is asked for.
 */
@NameWith(value = AppStoreConnectKey.NameProvider.class, priority = 32)
public interface AppStoreConnectKey extends StandardCredentials {

    /** The id that App Store Connect shows beside the key; no secret. */
    @NonNull
    String getKeyId();

    /** The issuer id of the team; empty for an individual key. No secret. */
    @NonNull
    String getIssuerId();

    /**
     * The text of Apple's {@code .p8} file, or of fastlane's JSON file.
     *
     * @throws IOException where the provider cannot fetch it
     * @throws InterruptedException where the provider is interrupted
     */
    @NonNull
    Secret getKey() throws IOException, InterruptedException;

    /** Names credentials in lists by what they say of themselves, and by the key id, which is no secret. */
    class NameProvider extends CredentialsNameProvider<AppStoreConnectKey> {

        @NonNull
        @Override
        public String getName(@NonNull AppStoreConnectKey credentials) {
            String description = Util.fixEmptyAndTrim(credentials.getDescription());
            String key =
                    (credentials.getIssuerId().isEmpty() ? "individual key " : "team key ") + credentials.getKeyId();
            return description == null ? key : key + " (" + description + ")";
        }
    }
}
