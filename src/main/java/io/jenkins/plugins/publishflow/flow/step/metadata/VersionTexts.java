package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.flow.step.review.EditableVersion;
import io.jenkins.plugins.publishflow.flow.step.review.ReleaseTarget;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersions;
import io.jenkins.plugins.publishflow.store.appstore.Localization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The part of the folder that belongs to the version: copyright, and texts in every language. */
final class VersionTexts {

    static final String ACCOUNT = "version";
    private static final String WHATS_NEW = LocalizedText.RELEASE_NOTES.attribute();

    private final MetadataFolder folder;
    private final ReleaseTarget target;
    private final EditableVersion version;
    private final MetadataWriter writer;
    private List<Localization> there = List.of();

    VersionTexts(MetadataFolder folder, ReleaseTarget target, EditableVersion version, MetadataWriter writer) {
        this.folder = folder;
        this.target = target;
        this.version = version;
        this.writer = writer;
    }

    /**
     * Reads what the store has.
     *
     * @throws StoreException of kind INPUT where an update would have no word of what is new in some language
     */
    void compare() throws StoreException {
        there = target.store().versionLocalizations().list(version.id());
        refuseSilentUpdate();
    }

    /** @return whether all is written; false where the call has sent enough */
    boolean write() throws StoreException {
        if (writer.hasSent()) {
            // a language that was added to the app may have come to the version by itself
            there = target.store().versionLocalizations().list(version.id());
        }
        writeCopyright();
        return new LanguageTexts(ACCOUNT, target.store().versionLocalizations(), writer)
                .write(version.id(), there, folder.locales(), this::texts);
    }

    private Map<String, String> texts(String locale) {
        Map<String, String> texts = new TreeMap<>(folder.versionTexts(locale));
        if (version.first()) {
            texts.remove(WHATS_NEW); // Apple refuses it where there is nothing that it could be newer than
        }
        return texts;
    }

    private void refuseSilentUpdate() throws StoreException {
        if (version.first()) {
            return;
        }
        TreeSet<String> silent = new TreeSet<>(folder.locales());
        there.forEach(one -> silent.add(one.locale()));
        silent.removeIf(locale -> {
            Localization present = LanguageTexts.find(there, locale);
            return folder.versionTexts(locale).containsKey(WHATS_NEW)
                    || present != null
                            && !present.texts().getOrDefault(WHATS_NEW, "").isBlank();
        });
        if (!silent.isEmpty()) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "flow.whats-new-missing",
                    "An update has to say what's new in every language of the app, and does not in "
                            + String.join(", ", silent) + ".",
                    "setting " + UpdateMetadata.METADATA,
                    "Add " + silent.first() + "/" + LocalizedText.RELEASE_NOTES.file()
                            + " to the folder; for a language that has no folder, name it in '"
                            + UpdateMetadata.LOCALES + "' and add " + MetadataFolder.DEFAULT + "/"
                            + LocalizedText.RELEASE_NOTES.file() + "."));
        }
    }

    private void writeCopyright() throws StoreException {
        if (folder.copyright().isEmpty()) {
            return;
        }
        AppStoreVersions versions = target.store().appStoreVersions();
        String wanted = folder.copyright().get();
        if (!wanted.equals(versions.get(version.id()).copyright())) {
            writer.send(
                    ACCOUNT,
                    "copyright",
                    () -> versions.setCopyright(version.id(), wanted).id());
        }
    }
}
