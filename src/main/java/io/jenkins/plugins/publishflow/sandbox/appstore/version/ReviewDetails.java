package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /v1/appStoreReviewDetails}: whom App Review asks, and how it signs in. The demo account's password is kept in
 * memory alone; that there is one is saved.
 */
public final class ReviewDetails implements RoutedArea {

    static final String TYPE = "appStoreReviewDetails";

    private static final String PASSWORD = "demoAccountPassword";
    private static final List<String> CONTACT =
            List.of("contactFirstName", "contactLastName", "contactPhone", "contactEmail");
    private static final int NOTES = 4000;

    /** The attributes without which App Review takes no submission. */
    public static List<String> missing(Resource detail) {
        List<String> missing = new ArrayList<>(CONTACT);
        if (detail.is("demoAccountRequired")) {
            missing.add("demoAccountName");
        }
        missing.removeIf(attribute -> detail.get(attribute) != null);
        if (detail.is("demoAccountRequired") && detail.fact("hasPassword") == null) {
            missing.add(PASSWORD);
        }
        return missing;
    }

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(CONTACT.toArray(String[]::new))
                .attributes("demoAccountName", PASSWORD, "demoAccountRequired", "notes")
                .secret(PASSWORD)
                .toOne("appStoreVersion", Versions.TYPE)
                .unlinked("appStoreVersion"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        Rules rules = Rules.plain().includes("appStoreVersion");
        endpoints.read(TYPE, rules);
        endpoints.relatedOrNull(Versions.TYPE, "appStoreReviewDetail", rules);
        endpoints.create(attributes(BodyRules.create(TYPE)).toOne("appStoreVersion", Versions.TYPE), sent -> {
            Resource version = sent.one("appStoreVersion");
            if (version.one("appStoreReviewDetail").isPresent()) {
                throw Refusal.relationship(
                        "INVALID.DUPLICATE", "appStoreVersion", "The version has review details already");
            }
            requireEditable(version, sent);
            return write(state.resources().create(TYPE).link("appStoreVersion", version), sent);
        });
        endpoints.update(attributes(BodyRules.update(TYPE)), (detail, sent) -> {
            requireEditable(detail.one("appStoreVersion").orElseThrow(), sent);
            write(detail, sent);
        });
    }

    private static BodyRules attributes(BodyRules rules) {
        CONTACT.forEach(each -> rules.optional(each, BodyRules.text()));
        return rules.optional("demoAccountName", BodyRules.text())
                .optional(PASSWORD, BodyRules.text())
                .optional("demoAccountRequired", BodyRules.bool())
                .optional("notes", BodyRules.text(NOTES));
    }

    private static Resource write(Resource detail, Payload sent) {
        detail.setAll(sent.attributes());
        if (sent.has(PASSWORD)) {
            detail.fact("hasPassword", sent.text(PASSWORD) == null ? null : BooleanNode.TRUE);
        }
        return detail;
    }

    private static void requireEditable(Resource version, Payload sent) {
        if (!VersionState.of(version).takesTexts()) {
            String attribute = sent.attributes().properties().stream()
                    .map(each -> each.getKey())
                    .findFirst()
                    .orElse("contactEmail");
            throw Edits.refused(version, attribute);
        }
    }
}
