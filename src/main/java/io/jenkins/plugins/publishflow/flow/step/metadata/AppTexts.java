package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.flow.step.review.ReleaseTarget;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppInfo;
import io.jenkins.plugins.publishflow.store.appstore.AppInfos;
import io.jenkins.plugins.publishflow.store.appstore.Localization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the folder that belongs to the app itself: categories, and name, subtitle and privacy in every language. */
final class AppTexts {

    static final String ACCOUNT = "app";

    /** How far {@link #write} came. */
    enum Progress {
        WRITTEN,
        /** The call has sent enough. */
        MORE,
        /** Something differs, and Apple has no app info yet that could be changed. */
        LOCKED
    }

    private final MetadataFolder folder;
    private final ReleaseTarget target;
    private final MetadataWriter writer;

    AppTexts(MetadataFolder folder, ReleaseTarget target, MetadataWriter writer) {
        this.folder = folder;
        this.target = target;
        this.writer = writer;
    }

    /** @throws StoreException of kind INPUT where a language would be new to the app and the folder has no name for it */
    Progress write() throws StoreException {
        if (!folder.hasAppTexts()) {
            return Progress.WRITTEN;
        }
        AppInfos infos = target.store().appInfos();
        List<AppInfo> all = infos.list(target.appId());
        Optional<AppInfo> editable = all.stream().filter(AppInfo::isEditable).findFirst();
        Optional<AppInfo> any = editable.or(() -> all.stream().findFirst());
        if (any.isEmpty()) {
            return Progress.LOCKED;
        }
        AppInfo info = any.get();
        List<Localization> there = target.store().appInfoLocalizations().list(info.id());
        Map<String, String> categories = MetadataWriter.differences(folder.categories(), info.categories());
        if (editable.isEmpty()) {
            return categories.isEmpty() && isWritten(there) ? Progress.WRITTEN : Progress.LOCKED;
        }
        refuseNameless(there);
        if (!categories.isEmpty()) {
            writer.send(ACCOUNT, "categories", () -> {
                infos.setCategories(info.id(), categories);
                return info.id();
            });
        }
        boolean written = new LanguageTexts(ACCOUNT, target.store().appInfoLocalizations(), writer)
                .write(info.id(), there, folder.locales(), folder::appTexts);
        return written ? Progress.WRITTEN : Progress.MORE;
    }

    private boolean isWritten(List<Localization> there) {
        return folder.locales().stream().allMatch(locale -> {
            Localization present = LanguageTexts.find(there, locale);
            Map<String, String> texts = present == null ? Map.of() : present.texts();
            return MetadataWriter.differences(folder.appTexts(locale), texts).isEmpty();
        });
    }

    private void refuseNameless(List<Localization> there) throws StoreException {
        for (String locale : folder.locales()) {
            Map<String, String> texts = folder.appTexts(locale);
            boolean isNew = LanguageTexts.find(there, locale) == null;
            if (isNew && !texts.isEmpty() && !texts.containsKey(LocalizedText.NAME.attribute())) {
                throw new StoreException(new Problem(
                        Problem.Kind.INPUT,
                        "flow.app-name-missing",
                        "The language " + locale + " is new to the app, and the folder has no name of the app for it.",
                        "setting " + UpdateMetadata.METADATA,
                        "Add " + locale + "/" + LocalizedText.NAME.file() + " to the folder."));
            }
        }
    }
}
