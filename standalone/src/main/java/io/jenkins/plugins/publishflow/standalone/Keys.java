package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * The keys for a run, from files or the environment; never from arguments, which everybody on the machine can read. The
 * variables are those that fastlane knows.
 */
public final class Keys {

    private static final String KEY_ID = "APP_STORE_CONNECT_API_KEY_KEY_ID";
    private static final String ISSUER_ID = "APP_STORE_CONNECT_API_KEY_ISSUER_ID";
    private static final String KEY = "APP_STORE_CONNECT_API_KEY_KEY";

    private final Map<String, String> environment;

    public Keys(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The key for App Store Connect.
     *
     * @param file a {@code .p8} file or fastlane's JSON, or null for the environment's key
     * @param keyId overrides the environment's; null for that, or the file name's
     * @param issuerId overrides the environment's; null for that
     * @throws InputException where there is no key
     * @throws StoreException where the key is not usable, with the reason
     */
    public AppStoreKey appStore(@CheckForNull Path file, @CheckForNull String keyId, @CheckForNull String issuerId)
            throws StoreException {
        String id = keyId != null ? keyId : environment.get(KEY_ID);
        String issuer = issuerId != null ? issuerId : environment.get(ISSUER_ID);
        if (file != null) {
            return AppStoreKeyFile.read(file, id, issuer);
        }
        String text = environment.get(KEY);
        if (text == null || text.isBlank()) {
            throw new InputException("There is no key for App Store Connect. Name its file with --key, or put its text"
                    + " into " + KEY + " and its ids into " + KEY_ID + " and " + ISSUER_ID + ".");
        }
        return AppStoreKeyFile.parse(text, null, id, issuer);
    }
}
