package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKey;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKeyFile;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKey;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKeyFile;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKey;
import io.jenkins.plugins.publishflow.store.huawei.HuaweiKeyFile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys for a run, from files or the environment; never from arguments, which everybody on the machine can read. The
 * variables are those that fastlane knows, where it knows any.
 */
public final class Keys {

    private static final String KEY_ID = "APP_STORE_CONNECT_API_KEY_KEY_ID";
    private static final String ISSUER_ID = "APP_STORE_CONNECT_API_KEY_ISSUER_ID";
    private static final String SERVICE_ACCOUNT = "SUPPLY_JSON_KEY_DATA";
    private static final String HUAWEI_KEY = "HUAWEI_JSON_KEY_DATA";
    private static final String APPCIRCLE_KEY = "APPCIRCLE_ACCESS_KEY";
    private static final String KEY = "APP_STORE_CONNECT_API_KEY_KEY";

    private final Map<String, String> environment;

    public Keys(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The keys for these stores.
     *
     * @param stores those that the flow goes to
     * @param files what was named with {@code --key}: the file of a store's key behind its id and {@code =}; without an id
     *     that of App Store Connect
     * @param keyId of App Store Connect; overrides the environment's; null for that, or the file name's
     * @param issuerId of App Store Connect; overrides the environment's; null for that
     * @throws InputException where there is no key
     * @throws StoreException where a key is not usable, with the reason
     */
    public KeyRing of(Set<Store> stores, List<String> files, @CheckForNull String keyId, @CheckForNull String issuerId)
            throws StoreException {
        Map<Store, Path> named = byStore(files);
        KeyRing keys = KeyRing.EMPTY;
        if (stores.contains(Store.APP_STORE)) {
            keys = keys.appStore(appStore(named.get(Store.APP_STORE), keyId, issuerId));
        }
        if (stores.contains(Store.GOOGLE_PLAY)) {
            keys = keys.googlePlay(googlePlay(named.get(Store.GOOGLE_PLAY)));
        }
        if (stores.contains(Store.HUAWEI)) {
            keys = keys.huawei(huawei(named.get(Store.HUAWEI)));
        }
        if (stores.contains(Store.APPCIRCLE)) {
            keys = keys.appcircle(appcircle(named.get(Store.APPCIRCLE)));
        }
        return keys;
    }

    private static Map<Store, Path> byStore(List<String> files) {
        Map<Store, Path> named = new EnumMap<>(Store.class);
        for (String file : files) {
            int equals = file.indexOf('=');
            Optional<Store> store = equals < 0 ? Optional.empty() : Store.byId(file.substring(0, equals));
            Path path = Path.of(store.isPresent() ? file.substring(equals + 1) : file);
            if (named.put(store.orElse(Store.APP_STORE), path) != null) {
                throw new InputException("--key: two keys are named for "
                        + store.orElse(Store.APP_STORE).displayName() + ". Write STORE=FILE for other stores.");
            }
        }
        return named;
    }

    private AppcircleKey appcircle(@CheckForNull Path file) throws StoreException {
        if (file != null) {
            return AppcircleKeyFile.read(file);
        }
        String text = environment.get(APPCIRCLE_KEY);
        if (text == null || text.isBlank()) {
            throw new InputException(
                    "There is no key for Appcircle. Name a file with a personal access key, or with name"
                            + " and secret of an API key, with --key appcircle=FILE, or put its text into "
                            + APPCIRCLE_KEY
                            + ".");
        }
        return AppcircleKeyFile.parse(text);
    }

    private HuaweiKey huawei(@CheckForNull Path file) throws StoreException {
        if (file != null) {
            return HuaweiKeyFile.read(file);
        }
        String text = environment.get(HUAWEI_KEY);
        if (text == null || text.isBlank()) {
            throw new InputException("There is no key for Huawei AppGallery. Name the JSON file of an API client or a"
                    + " service account with --key huawei=FILE, or put its text into " + HUAWEI_KEY + ".");
        }
        return HuaweiKeyFile.parse(text, null);
    }

    private ServiceAccountKey googlePlay(@CheckForNull Path file) throws StoreException {
        if (file != null) {
            return ServiceAccountKeyFile.read(file);
        }
        String text = environment.get(SERVICE_ACCOUNT);
        if (text == null || text.isBlank()) {
            throw new InputException("There is no key for Google Play. Name the JSON file of the service account with"
                    + " --key google-play=FILE, or put its text into " + SERVICE_ACCOUNT + ".");
        }
        return ServiceAccountKeyFile.parse(text, null);
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
    AppStoreKey appStore(@CheckForNull Path file, @CheckForNull String keyId, @CheckForNull String issuerId)
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
