package io.jenkins.plugins.publishflow.flow.step.metadata;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Localization;
import io.jenkins.plugins.publishflow.store.appstore.Localizations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Brings the texts of one owner, the version or the app, to the store in every language: what differs, and no more. */
final class LanguageTexts {

    private final String account;
    private final Localizations localizations;
    private final MetadataWriter writer;

    /** @param account what changes are counted to */
    LanguageTexts(String account, Localizations localizations, MetadataWriter writer) {
        this.account = account;
        this.localizations = localizations;
        this.writer = writer;
    }

    /**
     * @param parentId the version or app info
     * @param there what the store has, read in this call
     * @param texts the texts of a locale
     * @return whether all is written; false where the call has sent enough
     */
    boolean write(
            String parentId,
            List<Localization> there,
            Collection<String> locales,
            Function<String, Map<String, String>> texts)
            throws StoreException {
        for (String locale : locales) {
            Map<String, String> wanted = texts.apply(locale);
            Localization present = find(there, locale);
            Map<String, String> different =
                    MetadataWriter.differences(wanted, present == null ? Map.of() : present.texts());
            if (different.isEmpty()) {
                continue;
            }
            if (writer.isFull()) {
                return false;
            }
            writer.send(account, locale + " (" + String.join(", ", different.keySet()) + ")", () -> {
                if (present == null) {
                    return localizations.create(parentId, locale, wanted);
                }
                localizations.update(present.id(), different);
                return present.id();
            });
        }
        return true;
    }

    /** The texts in that language; null where there are none. */
    @CheckForNull
    static Localization find(List<Localization> there, String locale) {
        return there.stream()
                .filter(one -> one.locale().equals(locale))
                .findFirst()
                .orElse(null);
    }
}
