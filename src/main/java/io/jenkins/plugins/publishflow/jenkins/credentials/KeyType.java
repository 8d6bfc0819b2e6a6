package io.jenkins.plugins.publishflow.jenkins.credentials;

import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import io.jenkins.plugins.publishflow.store.Store;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** The kind of credentials that holds the key of a store. */
enum KeyType {
    APP_STORE(Store.APP_STORE, AppStoreConnectKey.class, AppStoreConnectKeyImpl.class),
    GOOGLE_PLAY(Store.GOOGLE_PLAY, FileCredentials.class, FileCredentialsImpl.class),
    HUAWEI(Store.HUAWEI, FileCredentials.class, FileCredentialsImpl.class),
    APPCIRCLE(Store.APPCIRCLE, StringCredentials.class, StringCredentialsImpl.class);

    private final Store store;
    private final Class<? extends StandardCredentials> type;
    private final Class<? extends StandardCredentials> usual;

    KeyType(Store store, Class<? extends StandardCredentials> type, Class<? extends StandardCredentials> usual) {
        this.store = store;
        this.type = type;
        this.usual = usual;
    }

    static KeyType of(Store store) {
        return valueOf(store.name());
    }

    Store store() {
        return store;
    }

    Class<? extends StandardCredentials> type() {
        return type;
    }

    /** The name of the type in the list of Jenkins' credentials, such as <i>Secret file</i>. */
    String displayName() {
        @CheckForNull
        CredentialsDescriptor descriptor = ExtensionList.lookup(CredentialsDescriptor.class).stream()
                .filter(each -> each.clazz == usual)
                .findFirst()
                .orElse(null);
        return descriptor == null ? usual.getSimpleName() : descriptor.getDisplayName();
    }
}
