package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.List;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * The drop-downs of keys in forms: what {@code doFill…Items} and {@code doCheck…} of steps and builders answer. They
 * offer what a build of the job will find, and only to people who may know; others keep the id that is there.
 */
public final class StoreKeyOptions {

    private static final CredentialsMatcher FOR_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private StoreKeyOptions() {}

    /**
     * The keys for a store that a job can use, and first an empty choice.
     *
     * @param item the job that is configured, or null outside one
     * @param current the id chosen now, which stays in the list even if there are no such credentials
     */
    public static ListBoxModel of(Store store, @CheckForNull Item item, @CheckForNull String current) {
        StandardListBoxModel options = new StandardListBoxModel();
        if (mayKnow(item)) {
            options.includeEmptyValue()
                    .includeMatchingAs(
                            authentication(item), item, KeyType.of(store).type(), List.of(), FOR_BUILDS);
        }
        return options.includeCurrentValue(Util.fixNull(current));
    }

    /**
     * Whether a build of the job will find that key for a store. An empty id is no mistake here: whether one is needed is
     * for the form to say.
     *
     * @param item the job that is configured, or null outside one
     */
    public static FormValidation check(Store store, @CheckForNull Item item, @CheckForNull String id) {
        KeyType type = KeyType.of(store);
        String wanted = Util.fixNull(id).strip();
        if (!mayKnow(item) || wanted.isEmpty()) {
            return FormValidation.ok();
        }
        if (wanted.startsWith("${") && wanted.endsWith("}")) {
            return FormValidation.warning("The id comes from a parameter, so it can be checked in a build only.");
        }
        if (has(type.type(), item, wanted)) {
            return FormValidation.ok();
        }
        return FormValidation.error(
                has(StandardCredentials.class, item, wanted)
                        ? "The credentials '%s' are of another type than " + type.displayName() + "."
                        : "There are no credentials '%s' here, or builds do not see them: those of the scope System and"
                                + " of users are not for builds.",
                wanted);
    }

    private static boolean has(Class<? extends StandardCredentials> type, @CheckForNull Item item, String id) {
        return !CredentialsProvider.listCredentialsInItem(type, item, authentication(item), List.of(), forBuilds(id))
                .isEmpty();
    }

    /** The credentials of that id that a build of the job will find; null where there are none. */
    @CheckForNull
    static <C extends IdCredentials> C find(Class<C> type, @CheckForNull Item item, String id) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItem(type, item, authentication(item), List.of()),
                forBuilds(id));
    }

    private static CredentialsMatcher forBuilds(String id) {
        return CredentialsMatchers.allOf(FOR_BUILDS, CredentialsMatchers.withId(id));
    }

    /** As the credentials plugin's manual for consumers wants it. */
    private static boolean mayKnow(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    /** Whom the job's builds run as. */
    private static Authentication authentication(@CheckForNull Item item) {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }
}
