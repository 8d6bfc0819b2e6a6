package io.jenkins.plugins.publishflow.flow.step.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * A text that the store keeps for each language: the file that holds it, the attribute it becomes, and its limits. The
 * limits are those that App Store Connect documents.
 */
enum LocalizedText {
    NAME("name.txt", "name", Owner.APP, Form.LINE, 30),
    SUBTITLE("subtitle.txt", "subtitle", Owner.APP, Form.LINE, 30),
    PRIVACY_URL("privacy_url.txt", "privacyPolicyUrl", Owner.APP, Form.URL, 0),
    /** Not in deliver's layout, but a text that the store has. */
    PRIVACY_CHOICES_URL("privacy_choices_url.txt", "privacyChoicesUrl", Owner.APP, Form.URL, 0),
    PRIVACY_POLICY_TEXT("apple_tv_privacy_policy.txt", "privacyPolicyText", Owner.APP, Form.TEXT, 0),
    DESCRIPTION("description.txt", "description", Owner.VERSION, Form.TEXT, 4000),
    KEYWORDS("keywords.txt", "keywords", Owner.VERSION, Form.TEXT, 100),
    RELEASE_NOTES("release_notes.txt", "whatsNew", Owner.VERSION, Form.TEXT, 4000),
    PROMOTIONAL_TEXT("promotional_text.txt", "promotionalText", Owner.VERSION, Form.TEXT, 170),
    MARKETING_URL("marketing_url.txt", "marketingUrl", Owner.VERSION, Form.URL, 0),
    SUPPORT_URL("support_url.txt", "supportUrl", Owner.VERSION, Form.URL, 0);

    /** What a text belongs to. */
    enum Owner {
        APP,
        VERSION
    }

    /** What a text looks like. */
    enum Form {
        TEXT,
        LINE,
        URL
    }

    private final String file;
    private final String attribute;
    private final Owner owner;
    private final Form form;
    private final int limit;

    LocalizedText(String file, String attribute, Owner owner, Form form, int limit) {
        this.file = file;
        this.attribute = attribute;
        this.owner = owner;
        this.form = form;
        this.limit = limit;
    }

    static Optional<LocalizedText> ofFile(String file) {
        return Arrays.stream(values()).filter(text -> text.file.equals(file)).findFirst();
    }

    String file() {
        return file;
    }

    /** Apple's name of the attribute. */
    String attribute() {
        return attribute;
    }

    Owner owner() {
        return owner;
    }

    Form form() {
        return form;
    }

    /** The most characters that Apple takes; 0 where it names no limit. */
    int limit() {
        return limit;
    }
}
