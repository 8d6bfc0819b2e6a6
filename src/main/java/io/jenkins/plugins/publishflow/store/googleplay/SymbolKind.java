package io.jenkins.plugins.publishflow.store.googleplay;

/** Files with which crash reports are made readable. */
public enum SymbolKind {
    /** The {@code mapping.txt} of ProGuard or R8. */
    PROGUARD("proguard"),
    /** A zip file of native debug symbols. */
    NATIVE_CODE("nativeCode");

    private final String value;

    SymbolKind(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
