package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import java.io.IOException;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Looks up the keys of a build: in its own context, by id and type, and tracked as used by it. On the controller only. */
public final class StoreKeys {

    private StoreKeys() {}

    /**
     * The key for App Store Connect. Looked up anew at each call, so that a key that was replaced or taken away counts
     * from the next one on.
     *
     * @param credentialsId id of the credentials, or <code>${NAME}</code> of a credentials parameter of the build
     * @throws StoreException of kind INPUT where there are no such credentials for this build, or they are of another
     *     type or not usable; of kind UNAVAILABLE where their provider cannot fetch the key; the text says which
     */
    public static AppStoreKey appStore(Run<?, ?> build, String credentialsId) throws StoreException {
        String id = Util.fixNull(credentialsId).strip();
        AppStoreConnectKey credentials = find(build, id);
        String text = text(credentials, id);
        CredentialsProvider.track(build, credentials);
        try {
            return AppStoreKeyFile.parse(text, null, credentials.getKeyId(), credentials.getIssuerId());
        } catch (StoreException e) {
            Problem reason = e.problem();
            throw new StoreException(new Problem(
                    reason.kind(),
                    reason.code(),
                    "The credentials '" + id + "' cannot be used. " + reason.what(),
                    "credentials " + id,
                    reason.remedy()));
        }
    }

    private static AppStoreConnectKey find(Run<?, ?> build, String id) throws StoreException {
        if (id.isEmpty()) {
            throw problem(
                    "jenkins.no-key", "No credentials are named for App Store Connect.", id, "Name them by their id.");
        }
        IdCredentials found = CredentialsProvider.findCredentialById(id, IdCredentials.class, build);
        if (found instanceof AppStoreConnectKey key) {
            return key;
        }
        if (found != null) {
            throw problem(
                    "jenkins.other-credentials",
                    "The credentials '" + id + "' are of the type '"
                            + found.getDescriptor().getDisplayName() + "', not '" + typeName() + "'.",
                    id,
                    "Name credentials of the type '" + typeName() + "'.");
        }
        throw problem(
                "jenkins.no-credentials",
                "There are no credentials with the id '" + id + "' for this build.",
                id,
                "Add credentials of the type '" + typeName() + "' with this id where the job can see them: under Manage"
                        + " Jenkins, Credentials, or in a folder that the job is in. A build sees neither those of the"
                        + " scope System nor those of users.");
    }

    private static String text(AppStoreConnectKey credentials, String id) throws StoreException {
        try {
            return credentials.getKey().getPlainText();
        } catch (IOException e) {
            throw unavailable(id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(id, e);
        }
    }

    private static String typeName() {
        return Optional.ofNullable(Jenkins.get().getDescriptor(AppStoreConnectKeyImpl.class))
                .map(descriptor -> descriptor.getDisplayName())
                .orElse("App Store Connect API key");
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
