package io.jenkins.plugins.publishflow.flow.step.metadata;

import java.util.List;
import java.util.Optional;

/**
 * The languages that the App Store has texts in. Apple's API has no list of them; these are the ones in use in 2026,
 * which is why a flow can name further ones.
 */
final class AppStoreLocales {

    static final List<String> KNOWN = List.of(
            ("ar-SA bn-BD ca cs da de-DE el en-AU en-CA en-GB en-US es-ES es-MX fi fr-CA fr-FR gu-IN he hi hr hu id it ja"
                            + " kn-IN ko ml-IN mr-IN ms nl-NL no or-IN pa-IN pl pt-BR pt-PT ro ru sk sl-SI sv ta-IN te-IN th"
                            + " tr uk ur-PK vi zh-Hans zh-Hant")
                    .split(" "));

    private AppStoreLocales() {}

    /** The locale as Apple writes it, whatever the case of the text; empty where it is none that we know. */
    static Optional<String> named(String text) {
        return KNOWN.stream().filter(text::equalsIgnoreCase).findFirst();
    }
}
