package io.jenkins.plugins.publishflow.sandbox.appstore.text;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that texts of versions and of app infos share. The locales are those that App Store Connect offered in 2026;
 * the contract does not list them.
 */
public final class TextChecks {

    private static final Set<String> LOCALES = Set.of(
            "ar-SA", "bn-BD", "ca", "cs", "da", "de-DE", "el", "en-AU", "en-CA", "en-GB", "en-US", "es-ES", "es-MX",
            "fi", "fr-CA", "fr-FR", "gu-IN", "he", "hi", "hr", "hu", "id", "it", "ja", "kn-IN", "ko", "ml-IN", "mr-IN",
            "ms", "nl-NL", "no", "or-IN", "pa-IN", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl-SI", "sv", "ta-IN",
            "te-IN", "th", "tr", "uk", "ur-PK", "vi", "zh-Hans", "zh-Hant");

    private TextChecks() {}

    /** One of the App Store's locales. */
    public static BodyRules.Check locale() {
        return value -> LOCALES.contains(value.asText())
                ? Optional.empty()
                : Optional.of("'" + value.asText() + "' is no locale of the App Store");
    }

    /** An absolute address of the web. */
    public static BodyRules.Check webAddress() {
        return value -> isWebAddress(value.asText())
                ? Optional.empty()
                : Optional.of("must be an address that begins with http:// or https://");
    }

    /** @throws Refusal where the language that the client wants to add is there already */
    public static void requireNewLocale(Payload sent, List<Resource> there) {
        String locale = sent.text("locale");
        if (there.stream().anyMatch(text -> text.is("locale", locale))) {
            throw Refusal.attribute(
                    "INVALID.DUPLICATE", "locale", "There is a localization for '" + locale + "' already");
        }
    }

    /** @throws Refusal where the text is the one of the app's primary language */
    public static void requireNotPrimary(Resource text, Resource app) {
        if (text.is("locale", app.text("primaryLocale"))) {
            throw Refusal.state("", "The localization of the app's primary language cannot be deleted");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
