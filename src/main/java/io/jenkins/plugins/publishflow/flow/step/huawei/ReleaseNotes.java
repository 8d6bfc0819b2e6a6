package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Optional;

/** Says what is new, in each language. The same text sent twice is the same text, so there is nothing to look for. */
final class ReleaseNotes implements Phase {

    @Override
    public Optional<Outcome> advance(Publication publication) throws StoreException {
        List<String> languages = publication.ids(Preflight.LANGUAGES);
        PublicationOptions options = publication.options();
        StepContext context = publication.context();
        for (String language : languages) {
            String text = options.localizedNotes().getOrDefault(language, options.releaseNotes());
            context.once("text:" + language, Optional::empty, () -> {
                publication.store().texts().newFeatures(publication.appId(), publication.releaseType(), language, text);
                return "sent";
            });
        }
        if (!languages.isEmpty()) {
            context.record("texts", Activity.Action.RELEASE_NOTES_UPDATED, String.join(", ", languages));
        }
        return Optional.empty();
    }
}
