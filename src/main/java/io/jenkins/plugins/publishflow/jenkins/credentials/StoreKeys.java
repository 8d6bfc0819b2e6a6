package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.store.Problem;
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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Looks up the keys of a build: in its own context, by id and type, and tracked as used by it. Looked up anew at each
 * call, so that a key that was replaced or taken away counts from the next one on. On the controller only.
 *
 * <p>Each takes the id of the credentials, or <code>${NAME}</code> of a credentials parameter of the build, and throws a
 * {@link StoreException} of kind INPUT where there are no such credentials for this build, or they are of another type or
 * not usable; of kind UNAVAILABLE where their provider cannot fetch the key; the text says which.
 */
public final class StoreKeys {

    /** Key files have a few kilobytes. */
    private static final int LARGEST = 100_000;

    private StoreKeys() {}

    /** The key for App Store Connect. */
    public static AppStoreKey appStore(Run<?, ?> build, String credentialsId) throws StoreException {
        return key(build, KeyType.APP_STORE, credentialsId, credentials -> {
            AppStoreConnectKey key = (AppStoreConnectKey) credentials;
            return AppStoreKeyFile.parse(key.getKey().getPlainText(), null, key.getKeyId(), key.getIssuerId());
        });
    }

    /** The key of the service account for Google Play. */
    public static ServiceAccountKey googlePlay(Run<?, ?> build, String credentialsId) throws StoreException {
        return key(
                build,
                KeyType.GOOGLE_PLAY,
                credentialsId,
                credentials -> ServiceAccountKeyFile.parse(text((FileCredentials) credentials), null));
    }

    /** The key for AppGallery Connect, of either kind. */
    public static HuaweiKey huawei(Run<?, ?> build, String credentialsId) throws StoreException {
        return key(
                build,
                KeyType.HUAWEI,
                credentialsId,
                credentials -> HuaweiKeyFile.parse(text((FileCredentials) credentials), null));
    }

    /** The personal access key for Appcircle. */
    public static AppcircleKey appcircle(Run<?, ?> build, String credentialsId) throws StoreException {
        return key(
                build,
                KeyType.APPCIRCLE,
                credentialsId,
                credentials -> AppcircleKeyFile.parse(
                        ((StringCredentials) credentials).getSecret().getPlainText()));
    }

    /**
     * Finds and reads a key, and forgets it: for telling what is wrong before a release begins.
     *
     * @throws StoreException as above
     */
    public static void check(Run<?, ?> build, Store store, String credentialsId) throws StoreException {
        switch (store) {
            case APP_STORE -> appStore(build, credentialsId);
            case GOOGLE_PLAY -> googlePlay(build, credentialsId);
            case HUAWEI -> huawei(build, credentialsId);
            case APPCIRCLE -> appcircle(build, credentialsId);
        }
    }

    /** Makes a key of credentials of the right type. */
    private interface Reader<K> {
        K read(IdCredentials credentials) throws StoreException, IOException, InterruptedException;
    }

    private static <K> K key(Run<?, ?> build, KeyType type, String credentialsId, Reader<K> reader)
            throws StoreException {
        String id = Util.fixNull(credentialsId).strip();
        IdCredentials credentials = find(build, type, id);
        CredentialsProvider.track(build, credentials);
        try {
            return reader.read(credentials);
        } catch (StoreException e) {
            Problem reason = e.problem();
            throw new StoreException(new Problem(
                    reason.kind(),
                    reason.code(),
                    "The credentials '" + id + "' cannot be used. " + reason.what(),
                    "credentials " + id,
                    reason.remedy()));
        } catch (IOException e) {
            throw unavailable(id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(id, e);
        }
    }

    private static IdCredentials find(Run<?, ?> build, KeyType type, String id) throws StoreException {
        if (id.isEmpty()) {
            throw problem(
                    "jenkins.no-key",
                    "No credentials are named for " + type.store().displayName() + ".",
                    id,
                    "Name them by their id.");
        }
        IdCredentials found = CredentialsProvider.findCredentialById(id, IdCredentials.class, build);
        if (type.type().isInstance(found)) {
            return found;
        }
        if (found != null) {
            throw problem(
                    "jenkins.other-credentials",
                    "The credentials '" + id + "' are of the type '"
                            + found.getDescriptor().getDisplayName() + "', not '" + type.displayName() + "'.",
                    id,
                    "Name credentials of the type '" + type.displayName() + "'.");
        }
        throw problem(
                "jenkins.no-credentials",
                "There are no credentials with the id '" + id + "' for this build.",
                id,
                "Add credentials of the type '" + type.displayName()
                        + "' with this id where the job can see them: under"
                        + " Manage Jenkins, Credentials, or in a folder that the job is in. A build sees neither those of"
                        + " the scope System nor those of users.");
    }

    private static String text(FileCredentials credentials) throws IOException {
        try (InputStream content = credentials.getContent()) {
            return new String(content.readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
    }

    private static StoreException problem(String code, String what, String id, String remedy) {
        return new StoreException(
                new Problem(Problem.Kind.INPUT, code, what, id.isEmpty() ? null : "credentials " + id, remedy));
    }

    private static StoreException unavailable(String id, Exception e) {
        return new StoreException(
                new Problem(
                        Problem.Kind.UNAVAILABLE,
                        "jenkins.credentials-unavailable",
                        "The key of the credentials '" + id + "' could not be fetched from where it is kept.",
                        "credentials " + id,
                        "See the log of Jenkins for what their provider says. It is tried again."),
                null,
                e);
    }
}
