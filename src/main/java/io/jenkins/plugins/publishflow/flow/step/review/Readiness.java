package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.Localization;
import io.jenkins.plugins.publishflow.store.appstore.ReviewDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks whether the version has what App Review insists on, so that what is missing is said all at once and before
 * anything is submitted. Screenshots, privacy answers and agreements are left to Apple's own checks.
 */
final class Readiness {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();
    private static final Map<String, String> CONTACT = new LinkedHashMap<>();

    static {
        REQUIRED.put("description", "the description");
        REQUIRED.put("keywords", "the keywords");
        REQUIRED.put("supportUrl", "the support URL");
        CONTACT.put("contactFirstName", "first name");
        CONTACT.put("contactLastName", "last name");
        CONTACT.put("contactPhone", "phone number");
        CONTACT.put("contactEmail", "e-mail address");
    }

    private final StepContext context;
    private final ReleaseTarget target;

    Readiness(Submission submission) {
        this.context = submission.context();
        this.target = submission.target();
    }

    Optional<Outcome> advance() throws StoreException {
        EditableVersion version = EditableVersion.ensure(context, target);
        List<Localization> languages = target.store().versionLocalizations().list(version.id());
        List<String> missing = new ArrayList<>();
        if (languages.isEmpty()) {
            missing.add("texts in at least one language");
        }
        REQUIRED.forEach((attribute, name) -> addMissing(missing, languages, attribute, name));
        if (!version.first()) {
            addMissing(missing, languages, "whatsNew", "what's new");
        }
        target.store()
                .reviewDetails()
                .find(version.id())
                .map(this::withoutContact)
                .orElse(List.copyOf(CONTACT.values()))
                .forEach(name -> missing.add("the " + name + " of the contact for App Review"));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Outcome.Failed(new Problem(
                Problem.Kind.INPUT,
                "app-store.version-incomplete",
                "Version " + target.requiredVersion() + " cannot be submitted yet. It lacks: "
                        + String.join("; ", missing) + ".",
                "app store version " + version.id(),
                "Add the texts to the metadata folder and let the step updateMetadata write them, or fill them in in App"
                        + " Store Connect. " + target.page())));
    }

    private static void addMissing(List<String> missing, List<Localization> languages, String attribute, String name) {
        String locales = languages.stream()
                .filter(language -> language.texts().getOrDefault(attribute, "").isBlank())
                .map(Localization::locale)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!locales.isEmpty()) {
            missing.add(name + " in " + locales);
        }
    }

    private List<String> withoutContact(ReviewDetail detail) {
        return CONTACT.keySet().stream()
                .filter(attribute -> detail.texts().getOrDefault(attribute, "").isBlank())
                .map(CONTACT::get)
                .toList();
    }
}
