package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.security.AccessControlled;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKey;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreKeyFile;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A key of the App Store Connect API that Jenkins keeps itself, encrypted. Immutable. */
public final class AppStoreConnectKeyImpl extends BaseStandardCredentials implements AppStoreConnectKey {

    private static final long serialVersionUID = 1;

    /** Stands for the key id where another field is judged. */
    private static final String ANY_ID = "ANY";

    private final String keyId;
    private final String issuerId;
    private final Secret key;

    /**
     * @param keyId where empty: from the key, if that is a JSON file with ids
     * @param issuerId where empty: from the key, if that is a JSON file with ids; an individual key has none
     * @param key text of the {@code .p8} file or of fastlane's JSON file
     * @throws RefusedKeyException where these make no key of App Store Connect, with the reason
     */
    @DataBoundConstructor
    public AppStoreConnectKeyImpl(
            @CheckForNull CredentialsScope scope,
            @CheckForNull String id,
            @CheckForNull String description,
            @CheckForNull String keyId,
            @CheckForNull String issuerId,
            @CheckForNull Secret key) {
        super(scope, id, description);
        try {
            AppStoreKey parsed = parse(keyId, issuerId, key);
            this.keyId = parsed.keyId();
            this.issuerId = parsed.issuerId().orElse("");
        } catch (StoreException e) {
            throw new RefusedKeyException(e.problem());
        }
        this.key = key;
    }

    private static AppStoreKey parse(
            @CheckForNull String keyId, @CheckForNull String issuerId, @CheckForNull Secret key) throws StoreException {
        return AppStoreKeyFile.parse(Secret.toString(key), null, keyId, issuerId);
    }

    /** A file that was edited by hand may lack anything; what is missing is told when the key is used. */
    private Object readResolve() {
        return keyId != null && issuerId != null && key != null ? this : new AppStoreConnectKeyImpl(this);
    }

    private AppStoreConnectKeyImpl(AppStoreConnectKeyImpl incomplete) {
        super(incomplete.getScope(), incomplete.getId(), incomplete.getDescription());
        keyId = Util.fixNull(incomplete.keyId);
        issuerId = Util.fixNull(incomplete.issuerId);
        key = incomplete.key == null ? Secret.fromString("") : incomplete.key;
    }

    @NonNull
    @Override
    public String getKeyId() {
        return keyId;
    }

    @NonNull
    @Override
    public String getIssuerId() {
        return issuerId;
    }

    @NonNull
    @Override
    public Secret getKey() {
        return key;
    }

    /** The form of the credentials, its checks and its <em>Test connection</em>. */
    @Extension
    @Symbol("appStoreConnectKey")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return "App Store Connect API key";
        }

        @Override
        public String getDescription() {
            return "Sends apps to TestFlight and the App Store; a team key or an individual key.";
        }

        @Override
        public String getIconClassName() {
            return "symbol-key";
        }

        /** Judges the key itself while it is typed. The ids are judged at their own fields. */
        @POST
        public FormValidation doCheckKey(@AncestorInPath AccessControlled context, @QueryParameter Secret value) {
            if (!mayWrite(context) || Secret.toString(value).isBlank()) {
                return FormValidation.ok();
            }
            return problem(ANY_ID, null, value)
                    .map(problem -> KeyProblems.validation(Store.APP_STORE, problem))
                    .orElseGet(FormValidation::ok);
        }

        /** Judges the key id while it is typed; it may be in the key. */
        @POST
        public FormValidation doCheckKeyId(
                @AncestorInPath AccessControlled context, @QueryParameter String value, @QueryParameter Secret key) {
            boolean nothingYet =
                    Util.fixNull(value).isBlank() && Secret.toString(key).isBlank();
            if (!mayWrite(context) || nothingYet) {
                return FormValidation.ok();
            }
            return problem(value, null, key)
                    .filter(KeyProblems::isOfKeyId)
                    .map(problem -> KeyProblems.validation(Store.APP_STORE, problem))
                    .orElseGet(FormValidation::ok);
        }

        /** Judges the issuer id while it is typed, and says what it means that there is none. */
        @POST
        public FormValidation doCheckIssuerId(
                @AncestorInPath AccessControlled context, @QueryParameter String value, @QueryParameter Secret key) {
            if (!mayWrite(context)) {
                return FormValidation.ok();
            }
            Optional<Problem> problem = problem(ANY_ID, value, key).filter(KeyProblems::isOfIssuerId);
            if (problem.isPresent()) {
                return KeyProblems.validation(Store.APP_STORE, problem.get());
            }
            return Util.fixNull(value).isBlank()
                    ? FormValidation.ok("Empty for an individual key. A team key has an issuer id.")
                    : FormValidation.ok();
        }

        /**
         * Asks App Store Connect what the key is good for, with two reads at most. For people who may add or change
         * credentials there; it uses nothing but what they give.
         */
        @POST
        public FormValidation doTestConnection(
                @AncestorInPath AccessControlled context,
                @QueryParameter String keyId,
                @QueryParameter String issuerId,
                @QueryParameter Secret key,
                @QueryParameter String bundleId) {
            place(context).checkAnyPermission(CredentialsProvider.CREATE, CredentialsProvider.UPDATE);
            try {
                return new KeyTrial(parse(keyId, issuerId, key)).run(Util.fixEmptyAndTrim(bundleId));
            } catch (StoreException e) {
                return KeyProblems.validation(Store.APP_STORE, e.problem());
            }
        }

        private static boolean mayWrite(@CheckForNull AccessControlled context) {
            return place(context).hasAnyPermission(CredentialsProvider.CREATE, CredentialsProvider.UPDATE);
        }

        private static AccessControlled place(@CheckForNull AccessControlled context) {
            return context == null ? Jenkins.get() : context;
        }

        private static Optional<Problem> problem(
                @CheckForNull String keyId, @CheckForNull String issuerId, @CheckForNull Secret key) {
            try {
                parse(keyId, issuerId, key);
                return Optional.empty();
            } catch (StoreException e) {
                return Optional.of(e.problem());
            }
        }
    }
}
