package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why Apple refused a request, and what to do about it: one row for each reason, the special ones before the general.
 * Apple documents the shape of errors but no list of codes; the codes and texts matched here are those that users of
 * the API report, so an unknown one falls to the row of its status and keeps Apple's own words.
 */
enum Refusal {
    NOT_AUTHORIZED(
            when(401),
            Kind.CREDENTIALS,
            "app-store.not-authorized",
            "App Store Connect does not accept the key, not with a fresh token either.",
            "Check that key id and issuer id are those shown beside this key under Users and Access, Integrations, that"
                    + " the key has not been revoked, that an individual key is used without an issuer id, and that"
                    + " the clock of this machine is right."),
    AGREEMENTS(
            when(403).code("FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED"),
            Kind.REFUSED,
            "app-store.agreements",
            "An agreement with Apple is missing or has expired.",
            "The account holder has to accept it under Business (Agreements) in App Store Connect and on"
                    + " developer.apple.com; it can take some minutes until the API knows."),
    ROLE(
            when(403).code("FORBIDDEN.REQUIRED_ROLE"),
            Kind.CREDENTIALS,
            "app-store.role",
            "The role of the key does not allow this.",
            "Use a key with the role App Manager or Admin. Developer is enough to upload builds and to serve internal"
                    + " testers, not for external testers, metadata and review."),
    FORBIDDEN(
            when(403),
            Kind.CREDENTIALS,
            "app-store.forbidden",
            "The key may not do this, or may not see this app.",
            "Check that the membership in the Apple Developer Program has not lapsed, that the key sees this app, and"
                    + " that its role allows this. Individual keys cannot use every part of the API: try a team key."),
    NOT_FOUND(
            when(404),
            Kind.REFUSED,
            "app-store.not-found",
            "App Store Connect does not have what the request is about, or the key may not see it.",
            "Look in App Store Connect whether somebody has removed it. Something that was created just now can take a"
                    + " moment to appear."),
    DUPLICATE_BUILD(
            when(409).code("ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE").where("/v1/buildUploads"),
            Kind.REFUSED,
            "app-store.duplicate-build",
            "App Store Connect already has this version with this build number.",
            "Build anew with a higher build number (CFBundleVersion), or go on with the build that is already there."),
    DUPLICATE(
            when(409).code("ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE"),
            Kind.REFUSED,
            "app-store.duplicate",
            "App Store Connect already has one of these.",
            "Change the one that is there instead of creating another."),
    OTHER_SUBMISSION(
            when(409).says("already added to another reviewsubmission"),
            Kind.REFUSED,
            "app-store.in-other-submission",
            "The version already belongs to another review submission.",
            "Go on with that submission, or remove the version from it in App Store Connect."),
    NOT_CANCELLABLE(
            when(409).says("not in cancellable state"),
            Kind.REFUSED,
            "app-store.not-cancellable",
            "The review submission can no longer be cancelled.",
            "See its state in App Store Connect: it may just have been approved, completed or cancelled already."),
    AUTO_NOTIFY(
            when(409).says("auto-notify already enabled"),
            Kind.REFUSED,
            "app-store.auto-notify",
            "Testers are notified by themselves, so they cannot be notified by hand.",
            "Nothing: they hear of the build as soon as they can install it."),
    BUILD_NOT_ATTACHABLE(
            when(409).code("ENTITY_ERROR.RELATIONSHIP.INVALID").about("/data/relationships/build"),
            Kind.REFUSED,
            "app-store.build-not-attachable",
            "The build cannot be attached to the version.",
            "Check that the build is processed and valid, not expired, not for internal testing only, and of the same"
                    + " version. Apple can take some seconds more after a build became valid."),
    SECOND_VERSION(
            when(409).code("ENTITY_ERROR.RELATIONSHIP.INVALID").where("/v1/appStoreVersions"),
            Kind.REFUSED,
            "app-store.version-not-creatable",
            "A new version of the app cannot be created now.",
            "An app has one version at a time that is prepared, under review or waiting for release. Rename, submit,"
                    + " release or cancel that one first."),
    RELATIONSHIP(
            when(409).code("ENTITY_ERROR.RELATIONSHIP"),
            Kind.REFUSED,
            "app-store.relationship",
            "What the request relates to cannot be used for this now.",
            "See which relationship Apple names, and its state in App Store Connect."),
    SCREENSHOTS(
            when(409).code("STATE_ERROR.SCREENSHOT_REQUIRED"),
            Kind.REFUSED,
            "app-store.screenshots-missing",
            "Screenshots are missing.",
            "Add screenshots for the display sizes that Apple names, in every language of the version."),
    BINARY(
            when(409).code("STATE_ERROR.VALIDATION_ERROR"),
            Kind.REFUSED,
            "app-store.binary-refused",
            "App Store Connect refuses the binary.",
            "Mend what Apple names, and build anew with a higher build number."),
    ENTITY_STATE(
            when(409).code("STATE_ERROR.ENTITY_STATE_INVALID"),
            Kind.REFUSED,
            "app-store.state",
            "The state in App Store Connect does not allow this.",
            "See what Apple says of the state. A review submission, for example, needs a version in it before it can be"
                    + " submitted, and a version under review cannot be changed."),
    STATE(
            when(409).code("STATE_ERROR"),
            Kind.REFUSED,
            "app-store.state",
            "The state in App Store Connect does not allow this.",
            "Mend each thing that Apple names, then try again. What is under review or live cannot be changed before the"
                    + " review is over or cancelled."),
    ATTRIBUTE_REQUIRED(
            when(409).code("ENTITY_ERROR.ATTRIBUTE.REQUIRED"),
            Kind.REFUSED,
            "app-store.field-missing",
            "A required field is missing.",
            "Fill in the field that Apple names."),
    ATTRIBUTE_INVALID(
            when(409).code("ENTITY_ERROR.ATTRIBUTE"),
            Kind.REFUSED,
            "app-store.field-invalid",
            "App Store Connect does not accept the value of a field.",
            "Correct the field that Apple names."),
    CONFLICT(
            when(409),
            Kind.REFUSED,
            "app-store.conflict",
            "The request does not fit what App Store Connect holds now.",
            "See the state in App Store Connect; somebody or something else may have changed it meanwhile."),
    OTHER_BUILD_IN_BETA_REVIEW(
            when(422).says("another build"),
            Kind.REFUSED,
            "app-store.other-build-in-beta-review",
            "Another build of this version is in beta review.",
            "Wait until that review is over, or expire the other build in TestFlight; then try again."),
    BUILD_NOT_READY(
            when(422).says("processing state"),
            Kind.REFUSED,
            "app-store.build-not-ready",
            "The build cannot go to these testers in its present state.",
            "Check that it is processed, not expired, that the export compliance question is answered, and that external"
                    + " testers get it only after beta review."),
    UNPROCESSABLE(
            when(422),
            Kind.REFUSED,
            "app-store.unprocessable",
            "App Store Connect cannot do this in the present state.",
            "Check the state of the build in TestFlight: processing, expiry, export compliance, beta review."),
    BAD_PARAMETER(
            when(400),
            Kind.UNEXPECTED,
            "app-store.bad-request",
            "App Store Connect does not understand a request of Publish Flow.",
            "This is a defect of Publish Flow, or the API has changed. Report it with the text above."),
    OTHER(
            when(0),
            Kind.REFUSED,
            "app-store.refused",
            "App Store Connect refused the request.",
            "See what Apple says above. If it does not help, report it to the maintainers.");

    private final Match match;
    private final Kind kind;
    private final String code;
    private final String what;
    private final String remedy;

    Refusal(Match match, Kind kind, String code, String what, String remedy) {
        this.match = match;
        this.kind = kind;
        this.code = code;
        this.what = what;
        this.remedy = remedy;
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

    /** The first row that fits the answer; errors may be none, when the body was no error document. */
    static Refusal of(int status, String where, List<StoreError> errors) {
        return Arrays.stream(values())
                .filter(row -> row.match.fits(status, where, errors))
                .findFirst()
                .orElse(OTHER);
    }

    /** The row for one of the associated errors, where there is more to say of it than of any other. */
    static Optional<Refusal> ofAssociated(int status, String where, StoreError error) {
        Refusal refusal = of(status, where, List.of(error));
        return refusal.match.isGeneral() ? Optional.empty() : Optional.of(refusal);
    }

    private static Match when(int status) {
        return new Match(status, "", "", "", "");
    }

    /** What an answer must have for a row; an empty text stands for anything. */
    private record Match(int status, String code, String path, String pointer, String words) {

        Match code(String prefix) {
            return new Match(status, prefix, path, pointer, words);
        }

        Match where(String part) {
            return new Match(status, code, part, pointer, words);
        }

        Match about(String place) {
            return new Match(status, code, path, place, words);
        }

        Match says(String lowerCase) {
            return new Match(status, code, path, pointer, lowerCase);
        }

        boolean isGeneral() {
            return code.isEmpty() && words.isEmpty();
        }

        boolean fits(int answered, String where, List<StoreError> errors) {
            return (status == 0 || status == answered)
                    && where.contains(path)
                    && (isGeneral() || errors.stream().anyMatch(this::fits));
        }

        private boolean fits(StoreError error) {
            return text(error.code()).startsWith(code)
                    && text(error.about()).contains(pointer)
                    && (text(error.detail()) + text(error.title()))
                            .toLowerCase(Locale.ROOT)
                            .contains(words);
        }

        private static String text(String text) {
            return text == null ? "" : text;
        }
    }
}
