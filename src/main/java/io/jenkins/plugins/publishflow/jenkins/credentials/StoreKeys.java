package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.flow.KeyRing;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppcircleKeyFile;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import io.jenkins.plugins.publishflow.store.googleplay.ServiceAccountKeyFile;
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

    /**
     * The key of one store, as a build finds it.
     *
     * @param credentialsId may have blanks around it
     */
    public static KeyRing ring(Run<?, ?> build, Store store, String credentialsId) throws StoreException {
        String id = Util.fixNull(credentialsId).strip();
        IdCredentials credentials = fitting(
                store,
                id,
                id.isEmpty() ? null : CredentialsProvider.findCredentialById(id, IdCredentials.class, build));
        CredentialsProvider.track(build, credentials);
        return read(store, credentials);
    }

    /**
     * The key of one store, as the builds of a job will find it.
     *
     * @param item the job that is configured, or null outside one
     */
    static KeyRing ring(@CheckForNull Item item, Store store, String credentialsId) throws StoreException {
        String id = Util.fixNull(credentialsId).strip();
        return read(store, fitting(store, id, StoreKeyOptions.find(IdCredentials.class, item, id)));
    }

    private static IdCredentials fitting(Store store, String id, @CheckForNull IdCredentials found)
            throws StoreException {
        KeyType type = KeyType.of(store);
        if (type.type().isInstance(found)) {
            return found;
        }
        if (id.isEmpty()) {
            throw problem(
                    "jenkins.no-key",
                    "No credentials are named for " + store.displayName() + ".",
                    id,
                    "Name them by their id.");
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

    private static KeyRing read(Store store, IdCredentials credentials) throws StoreException {
        String id = credentials.getId();
        try {
            return switch (store) {
                case APP_STORE -> {
                    AppStoreConnectKey key = (AppStoreConnectKey) credentials;
                    yield KeyRing.EMPTY.appStore(AppStoreKeyFile.parse(
                            key.getKey().getPlainText(), null, key.getKeyId(), key.getIssuerId()));
                }
                case GOOGLE_PLAY ->
                    KeyRing.EMPTY.googlePlay(ServiceAccountKeyFile.parse(text((FileCredentials) credentials), null));
                case HUAWEI -> KeyRing.EMPTY.huawei(HuaweiKeyFile.parse(text((FileCredentials) credentials), null));
                case APPCIRCLE ->
                    KeyRing.EMPTY.appcircle(AppcircleKeyFile.parse(
                            ((StringCredentials) credentials).getSecret().getPlainText()));
            };
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
