package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.SymbolKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files with which Google Play makes crash reports of a version readable. */
final class Symbols {

    static final String MAPPING_NAME = "mappingFile";
    static final String NATIVE_NAME = "nativeSymbols";

    static final Setting MAPPING = Setting.optional(
            MAPPING_NAME,
            Setting.Type.FILE,
            null,
            "The mapping file of R8 or ProGuard (mapping.txt), with which Google Play makes crash reports readable. A path"
                    + " or an Ant pattern that fits one file. Android Studio puts the file into a bundle (.aab) itself.");

    static final Setting NATIVE = Setting.optional(
            NATIVE_NAME,
            Setting.Type.FILE,
            null,
            "The debug symbols of native code (native-debug-symbols.zip). A path or an Ant pattern that fits one file.");

    private static final Map<String, SymbolKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(MAPPING_NAME, SymbolKind.PROGUARD);
        KINDS.put(NATIVE_NAME, SymbolKind.NATIVE_CODE);
    }

    private final StepSettings settings;

    Symbols(StepSettings settings) {
        this.settings = settings;
    }

    /** Brings them into an edit that has the artifact; what is to be sent, or empty where Google has taken them all. */
    Optional<Outcome> bring(Edit edit, EditUploads uploads, long versionCode) throws StoreException {
        for (Map.Entry<String, SymbolKind> kind : KINDS.entrySet()) {
            Optional<Attachment> file = settings.attachment(kind.getKey());
            if (file.isPresent()) {
                Optional<Outcome> upload = uploads.bring(
                        kind.getKey(),
                        file.get(),
                        withToken -> edit.uploadSymbols(
                                versionCode, kind.getValue(), file.get().size(), withToken));
                if (upload.isPresent()) {
                    return upload;
                }
            }
        }
        return Optional.empty();
    }
}
