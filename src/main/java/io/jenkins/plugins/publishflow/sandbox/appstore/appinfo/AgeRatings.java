package io.jenkins.plugins.publishflow.sandbox.appstore.appinfo;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import io.jenkins.plugins.publishflow.sandbox.appstore.text.TextChecks;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v1/ageRatingDeclarations}: the answers to Apple's questions on the content of an app. */
public final class AgeRatings implements RoutedArea {

    static final String TYPE = "ageRatingDeclarations";

    private static final List<String> YES_OR_NO = List.of(
            "advertising",
            "ageAssurance",
            "gambling",
            "healthOrWellnessTopics",
            "lootBox",
            "messagingAndChat",
            "parentalControls",
            "socialMedia",
            "socialMediaAgeRestricted",
            "unrestrictedWebAccess",
            "userGeneratedContent");
    private static final List<String> HOW_OFTEN = List.of(
            "alcoholTobaccoOrDrugUseOrReferences",
            "contests",
            "gamblingSimulated",
            "gunsOrOtherWeapons",
            "horrorOrFearThemes",
            "matureOrSuggestiveThemes",
            "medicalOrTreatmentInformation",
            "profanityOrCrudeHumor",
            "sexualContentGraphicAndNudity",
            "sexualContentOrNudity",
            "violenceCartoonOrFantasy",
            "violenceRealistic",
            "violenceRealisticProlongedGraphicOrSadistic");

    /** The questions that are still to be answered; each blocks a submission, as an assumption. */
    public static List<String> unanswered(Resource rating) {
        return Stream.concat(YES_OR_NO.stream(), HOW_OFTEN.stream())
                .filter(question -> rating.get(question) == null)
                .toList();
    }

    /** Answers every question as for an app with nothing in it that could harm. */
    static void answerHarmless(Resource rating) {
        YES_OR_NO.forEach(question -> rating.set(question, false));
        HOW_OFTEN.forEach(question -> rating.set(question, "NONE"));
    }

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes(YES_OR_NO.toArray(String[]::new))
                .attributes(HOW_OFTEN.toArray(String[]::new))
                .attributes("kidsAgeBand", "ageRatingOverrideV2", "koreaAgeRatingOverride", "developerAgeRatingInfoUrl")
                .onePointingHere("appInfo", AppInfoPair.TYPE, "ageRatingDeclaration")
                .unlinked("appInfo"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.relatedOrNull(AppInfoPair.TYPE, "ageRatingDeclaration", Rules.plain());
        BodyRules body = BodyRules.update(TYPE)
                .optional("kidsAgeBand", BodyRules.oneOf("FIVE_AND_UNDER", "SIX_TO_EIGHT", "NINE_TO_ELEVEN"))
                .optional(
                        "ageRatingOverrideV2",
                        BodyRules.oneOf(
                                "NONE", "NINE_PLUS", "THIRTEEN_PLUS", "SIXTEEN_PLUS", "EIGHTEEN_PLUS", "UNRATED"))
                .optional("koreaAgeRatingOverride", BodyRules.oneOf("NONE", "FIFTEEN_PLUS", "NINETEEN_PLUS"))
                .optional("developerAgeRatingInfoUrl", TextChecks.webAddress());
        YES_OR_NO.forEach(question -> body.optional(question, BodyRules.bool()));
        HOW_OFTEN.forEach(question -> body.optional(
                question,
                BodyRules.oneOf("NONE", "INFREQUENT_OR_MILD", "FREQUENT_OR_INTENSE", "INFREQUENT", "FREQUENT")));
        endpoints.update(body, (rating, sent) -> {
            AppInfoPair.requireEditable(rating.one("appInfo").orElseThrow());
            rating.setAll(sent.attributes());
        });
    }
}
