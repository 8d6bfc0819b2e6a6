package io.jenkins.plugins.publishflow.store.googleplay;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why Google refused a request, and what to do about it: one row for each reason, the special ones before the general.
 * Google documents neither texts nor reasons; those matched here are what users of the API report, so an unknown one falls
 * to the row of its status and keeps Google's own words.
 */
enum Refusal {
    NOT_AUTHORIZED(
            401,
            Kind.CREDENTIALS,
            "google-play.not-authorized",
            "Google Play does not accept the token of the service account, not a fresh one either.",
            "Check in the Google Cloud console that the account is not disabled and its key is still there."),
    API_OFF(
            403,
            Kind.CREDENTIALS,
            "google-play.api-off",
            "The Google Play Android Developer API cannot be used from the project of this service account.",
            "Enable the Google Play Android Developer API in the Google Cloud project that the account belongs to, and"
                    + " wait some minutes.",
            "access_token_scope_insufficient",
            "service_disabled",
            "accessnotconfigured",
            "has not been used in project",
            "it is disabled"),
    VERSION_CODE_USED(
            403,
            Kind.REFUSED,
            "google-play.version-code-used",
            "Google Play already has an artifact with this version code.",
            "Raise versionCode and build the app anew: a version code can be used once only, also for another track.",
            "already been used",
            "apkupgradeversionconflict"),
    NOT_SIGNED(
            403,
            Kind.REFUSED,
            "google-play.not-signed",
            "Google Play takes only signed artifacts, and this one is not signed.",
            "Sign the release build with the upload key.",
            "not signed",
            "bundleunsigned"),
    WRONG_KEY(
            403,
            Kind.REFUSED,
            "google-play.wrong-key",
            "The artifact is signed with another key than Google Play expects.",
            "Compare both fingerprints above: sign with the upload key of this app, or have the upload key reset in Play"
                    + " Console under App integrity.",
            "signed with the wrong key"),
    DEBUGGABLE(
            403,
            Kind.REFUSED,
            "google-play.debuggable",
            "The artifact can be debugged, and Google Play takes none such.",
            "Upload the release build, in which android:debuggable is not set.",
            "debuggable"),
    APK_AFTER_BUNDLE(
            403,
            Kind.REFUSED,
            "google-play.apk-after-bundle",
            "The app has been published as a bundle, and cannot go back to APK files.",
            "Build and upload an .aab.",
            "replacingbundlewithapk",
            "replace a bundle with an apk"),
    NO_UPGRADE_PATH(
            403,
            Kind.REFUSED,
            "google-play.no-upgrade-path",
            "The release would serve nobody: everyone has, or would get, a higher version code.",
            "Release a higher version code. Google Play has no way back to an earlier one.",
            "apknoupgradepath",
            "will not be able to upgrade"),
    NO_PERMISSION(
            403,
            Kind.CREDENTIALS,
            "google-play.no-permission",
            "The service account may not do this with this app.",
            "In Play Console, open Users and permissions, invite the email address of the service account, and give it"
                    + " the release rights for this app. A change of rights can take a day to act."),
    PACKAGE_NOT_FOUND(
            404,
            Kind.REFUSED,
            "google-play.app-not-found",
            "Google Play has no app of this package name that the service account can see.",
            "Check the package name and the rights of the account. An app has to be created in Play Console, with its"
                    + " first artifact uploaded there by hand, before the API knows it.",
            "package not found",
            "applicationnotfound",
            "no application was found"),
    EDIT_LOST(
            0,
            Kind.REFUSED,
            "google-play.edit-lost",
            "The edit is no longer there: another edit of the same account, a change in Play Console, or its end has"
                    + " dropped it.",
            "Start the run again: it begins a new edit. Let no other tool publish this app with the same service"
                    + " account at the same time.",
            "this edit has been deleted",
            "edit has expired",
            "already been successfully committed",
            "edit not found",
            "editdeleted",
            "editnotfound",
            "editexpired",
            "editalreadycommitted",
            "concurrentupdate"),
    DRAFT_APP(
            400,
            Kind.REFUSED,
            "google-play.draft-app",
            "The app has never been published, so that it takes draft releases only.",
            "Set the status of the release to 'draft', and finish the first release in Play Console by hand.",
            "only releases with status draft",
            "rolloutnotpermittedondraftapp"),
    NOT_SENT_AUTOMATICALLY(
            400,
            Kind.REFUSED,
            "google-play.review-by-hand",
            "Google Play does not send changes of this app to review by itself.",
            "Commit with review 'autoRescue' or 'never', and have a person press 'Send for review' in Play Console.",
            "cannot be sent for review automatically"),
    SENT_AUTOMATICALLY(
            400,
            Kind.REFUSED,
            "google-play.review-automatic",
            "Google Play sends changes of this app to review by itself, and takes no other wish.",
            "Commit with review 'autoRescue' or 'always'.",
            "changesnotsentforreview must not be set"),
    IN_REVIEW(
            400,
            Kind.REFUSED,
            "google-play.in-review",
            "Changes of this app are in review; committing now would cancel that review.",
            "Wait until the review is over, or set 'ifInReview: cancel' to have them sent again together with the new"
                    + " ones.",
            "in review"),
    CONFLICT(
            409,
            Kind.REFUSED,
            "google-play.conflict",
            "The request does not fit what Google Play holds now.",
            "Somebody or something else changes the app at the same time. Start the run again."),
    NOT_FOUND(
            404,
            Kind.REFUSED,
            "google-play.not-found",
            "Google Play does not have what the request is about.",
            "Compare the names with those in Play Console; names of tracks are told apart by case."),
    BAD_REQUEST(
            400,
            Kind.REFUSED,
            "google-play.field-invalid",
            "Google Play does not accept a value of the request.",
            "Correct what Google names above."),
    FAILED_CHECK(
            0,
            Kind.REFUSED,
            "google-play.refused",
            "Google Play refused the request.",
            "See what Google says above. If it does not help, report it to the maintainers.");

    private final int status;
    private final Kind kind;
    private final String code;
    private final String what;
    private final String remedy;
    private final List<String> words;

    Refusal(int status, Kind kind, String code, String what, String remedy, String... words) {
        this.status = status;
        this.kind = kind;
        this.code = code;
        this.what = what;
        this.remedy = remedy;
        this.words = List.of(words);
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }

    /** The first row that fits; errors may be none, when the body was no error document. */
    static Refusal of(int status, List<StoreError> errors) {
        return Arrays.stream(values())
                .filter(row -> row.fits(status, errors))
                .findFirst()
                .orElse(FAILED_CHECK);
    }

    private boolean fits(int answered, List<StoreError> errors) {
        return (status == 0 || status == answered)
                && (words.isEmpty() || errors.stream().anyMatch(this::fits));
    }

    private boolean fits(StoreError error) {
        String text = text(error.code()) + " " + text(error.detail());
        return words.stream().anyMatch(text::contains);
    }

    private static String text(@CheckForNull String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
