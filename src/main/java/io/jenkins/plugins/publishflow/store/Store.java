package io.jenkins.plugins.publishflow.store;

import java.util.Arrays;
import java.util.Optional;

/** The stores that a release can go to, with the id that users write and the name that users read. */
public enum Store {
    APP_STORE("app-store", "App Store Connect"),
    GOOGLE_PLAY("google-play", "Google Play"),
    HUAWEI("huawei", "Huawei AppGallery"),
    APPCIRCLE("appcircle", "Appcircle");

    private final String id;
    private final String displayName;

    Store(String id, String displayName) {
        this.id = id;
        this.displayName = displayName;
    }

    /** The id in flow files, options and settings, such as {@code app-store}; never changes. */
    public String id() {
        return id;
    }

    /** The store's own name for people. */
    public String displayName() {
        return displayName;
    }

    /** The store with that id, or empty where there is none. */
    public static Optional<Store> byId(String id) {
        return Arrays.stream(values()).filter(store -> store.id.equals(id)).findFirst();
    }
}
