package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.Problem.Kind;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Why Huawei refused a request, and what to do about it: one row for each reason, the special ones before the general.
 * Huawei uses one code for several reasons, so a row looks at code and text together; an unknown one falls to the last
 * row and keeps Huawei's own words.
 */
enum Refusal {
    CLIENT(
            code(203890688),
            Kind.CREDENTIALS,
            "huawei.client-refused",
            "AppGallery Connect does not accept id or secret of the API client.",
            "Check that the API client has not been deleted, and use its file as AppGallery Connect gives it."),
    COMPILING(
            code(204144660).says("2-5 minutes", "being compiled", "being parsed", "parsing"),
            Kind.UNAVAILABLE,
            AppGallery.COMPILING,
            "AppGallery Connect is still parsing or compiling the package.",
            "It is tried again in a moment."),
    COMPILING_BY_CODE(
            code(204144719, 204144727),
            Kind.UNAVAILABLE,
            AppGallery.COMPILING,
            "AppGallery Connect is still parsing or compiling the package.",
            "It is tried again in a moment."),
    SCANNING(
            code(204144735),
            Kind.UNAVAILABLE,
            AppGallery.SCANNING,
            "The security scan of the package is still running.",
            "It is tried again in a moment."),
    BUNDLE(
            code(204144660, 204144720)
                    .says(
                            "80210099",
                            "80210100",
                            "80210101",
                            "80210102",
                            "80210103",
                            "80210104",
                            "80210105",
                            "80210106",
                            "80210116"),
            Kind.REFUSED,
            "huawei.bundle-refused",
            "AppGallery Connect cannot make packages of the app bundle.",
            "See the inner code: the bundle has more than 150 MB, lacks Huawei's dynamic ability SDK, or has modules that"
                    + " cannot be built. Mend the bundle, or publish an APK."),
    COMPILE_FAILED(
            code(204144720),
            Kind.REFUSED,
            "huawei.compile-failed",
            "AppGallery Connect could not compile the package.",
            "See under Version information, Software packages in AppGallery Connect what it says of the package; an app"
                    + " bundle needs app signing to be enabled there."),
    DATA_MISSING(
            code(204144660).says("is necessary", "country list", "distribution countr"),
            Kind.REFUSED,
            "huawei.data-missing",
            "The app in AppGallery Connect lacks something that a submission needs.",
            "Fill in what Huawei names under App information and Version information in AppGallery Connect."),
    SUBMISSION(
            code(204144660, 204144692),
            Kind.REFUSED,
            "huawei.submission-refused",
            "AppGallery Connect refused the submission.",
            "See what Huawei says above, and the state of the version in AppGallery Connect."),
    TOO_MANY_PACKAGES(
            code(204144662).says("90200503", "exceeds the upper limit"),
            Kind.REFUSED,
            "huawei.too-many-packages",
            "The draft of the app has as many packages as AppGallery Connect allows.",
            "Delete old packages under Version information, Software packages in AppGallery Connect; then start again."),
    PACKAGE_NOT_ADDED(
            code(204144662),
            Kind.REFUSED,
            "huawei.package-not-added",
            "AppGallery Connect did not add the package to the app.",
            "Check that the package name is the one of this app id and is not used by another account, that the first"
                    + " package was uploaded by hand, and that this one is signed with the same key."),
    ADDING(
            code(204144646, 204144693),
            Kind.REFUSED,
            "huawei.adding-failed",
            "AppGallery Connect could not add the package.",
            "See what Huawei says above: most often the version code is not higher than the last, or the signature"
                    + " differs."),
    FILE_NOT_NAMED(
            code(204144641).says("files url"),
            Kind.UNEXPECTED,
            "huawei.file-not-named",
            "AppGallery Connect says that the request names no uploaded file.",
            "Start the run again. If it happens again, report it to the maintainers."),
    PARAMETER(
            code(204144641),
            Kind.REFUSED,
            "huawei.bad-parameter",
            "AppGallery Connect does not accept a value of the request.",
            "See which value Huawei names, and correct it in the flow or in AppGallery Connect."),
    NO_SUCH_APP(
            code(204144643, 204144644, 204144645),
            Kind.CREDENTIALS,
            "huawei.app-not-accessible",
            "AppGallery Connect does not show this app to the key.",
            "Check the app id, that the key belongs to the same team, and that its roles include App administrator or"
                    + " Development and Operations."),
    LANGUAGE(
            codes(204144650, 204144653),
            Kind.REFUSED,
            "huawei.language-refused",
            "AppGallery Connect does not accept the texts of a language.",
            "Add the language with its app name and description in AppGallery Connect, or leave it out of the flow."),
    UPDATE(
            code(204144647, 204144648, 204144649, 204144691),
            Kind.REFUSED,
            "huawei.update-refused",
            "AppGallery Connect could not change the app.",
            "See what Huawei says above, and whether the version in AppGallery Connect can be edited now."),
    FILE_SERVER(
            code(204144655, 204144656, 204144657, 204144658, 204144667, 204144668),
            Kind.UNAVAILABLE,
            "huawei.file-server",
            "The file server of AppGallery Connect failed.",
            "It is tried again later."),
    MULTIPART(
            codes(204144700, 204144708),
            Kind.UNAVAILABLE,
            "huawei.file-server",
            "The file server of AppGallery Connect failed.",
            "It is tried again later."),
    QUEUE(
            code(204144659),
            Kind.UNAVAILABLE,
            "huawei.queue-full",
            "AppGallery Connect takes no more tasks for now.",
            "It is tried again later."),
    PRECHECK(
            codes(204144664, 204144666),
            Kind.REFUSED,
            "huawei.precheck-failed",
            "The checks of AppGallery Connect before the submission failed.",
            "See what Huawei says above: the account may have to be verified, or the app lacks something."),
    RELEASE_SETTINGS(
            codes(204144672, 204144678),
            Kind.REFUSED,
            "huawei.release-settings",
            "AppGallery Connect refuses country, product or release time of the submission.",
            "Check that the release time is ahead, that the app has not been removed, and its countries in AppGallery"
                    + " Connect."),
    GMS(
            code(204144687),
            Kind.REFUSED,
            "huawei.gms-declaration",
            "AppGallery Connect wants to know whether the app needs Google Mobile Services.",
            "Answer the question under Version information in AppGallery Connect, then start again."),
    PHASED(
            codes(204144715, 204144718),
            Kind.REFUSED,
            "huawei.phased-release-refused",
            "AppGallery Connect refuses the phased release.",
            "A phased release needs a version that is live for everybody, no other phased release that is unfinished,"
                    + " and a percentage that only rises. See what Huawei says above."),
    NAME(
            code(204144729, 204144733),
            Kind.REFUSED,
            "huawei.name-refused",
            "AppGallery Connect refuses the name of the app.",
            "Choose another name in AppGallery Connect; it can be changed only a few times."),
    UPLOAD_ADDRESS(
            status(403).at("/upload-url"),
            Kind.CREDENTIALS,
            "huawei.upload-address-forbidden",
            "AppGallery Connect gives no address for the upload.",
            Remedy.FORBIDDEN),
    UPLOAD_ADDRESS_BY_TEXT(
            anything().at("/upload-url").says("ret code or valid is not present"),
            Kind.CREDENTIALS,
            "huawei.upload-address-forbidden",
            "AppGallery Connect gives no address for the upload.",
            Remedy.FORBIDDEN),
    FORBIDDEN(
            status(403),
            Kind.CREDENTIALS,
            "huawei.forbidden",
            "The key of AppGallery Connect may not do this.",
            Remedy.FORBIDDEN),
    NOT_AUTHORIZED(
            status(401),
            Kind.CREDENTIALS,
            "huawei.not-authorized",
            "AppGallery Connect does not accept the key, not with a fresh token either.",
            "Check that the key has not been deleted, that the clock of this machine is right, and that the address is"
                    + " that of the site which the account belongs to."),
    NO_PACKAGE_IDS(
            status(400).says("pkgids"),
            Kind.UNEXPECTED,
            "huawei.no-package-ids",
            "AppGallery Connect was asked for the state of a package that has no id.",
            "Start the run again. If it happens again, report it to the maintainers."),
    NOT_FOUND(
            status(404),
            Kind.REFUSED,
            "huawei.not-found",
            "This address of AppGallery Connect does not have what was asked for.",
            "Check the address of the API: it ends with /api, and differs from one site of Huawei to another."),
    OTHER(
            anything(),
            Kind.REFUSED,
            "huawei.refused",
            "AppGallery Connect refused the request.",
            "See what Huawei says above, and its list of error codes of the Publishing API. If it does not help, report"
                    + " it to the maintainers.");

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

    /** The first row that fits. */
    static Refusal of(int status, String where, StoreError said) {
        return Arrays.stream(values())
                .filter(row -> row.match.fits(status, where, said))
                .findFirst()
                .orElse(OTHER);
    }

    private static Match anything() {
        return new Match(0, List.of(), "", List.of());
    }

    private static Match status(int status) {
        return new Match(status, List.of(), "", List.of());
    }

    private static Match code(Integer... codes) {
        return new Match(0, List.of(codes), "", List.of());
    }

    private static Match codes(int first, int last) {
        return new Match(0, IntStream.rangeClosed(first, last).boxed().toList(), "", List.of());
    }

    /** What most refusals of access come to. */
    private static final class Remedy {
        private static final String FORBIDDEN =
                "There are four usual reasons: the API client belongs to a project (make"
                        + " one with project N/A), the key lacks a role (App administrator, or Development and Operations), the"
                        + " app id is that of another app or team, or the file is of another kind of key.";
    }

    /** What an answer must have for a row; zero, none and an empty text stand for anything. */
    private record Match(int status, List<Integer> codes, String path, List<String> words) {

        Match at(String part) {
            return new Match(status, codes, part, words);
        }

        /** @param anyOf in lower case */
        Match says(String... anyOf) {
            return new Match(status, codes, path, List.of(anyOf));
        }

        boolean fits(int answered, String where, StoreError said) {
            String detail = said.detail();
            String text = detail == null ? "" : detail.toLowerCase(Locale.ROOT);
            return (status == 0 || status == answered)
                    && (codes.isEmpty()
                            || codes.stream()
                                    .anyMatch(code -> String.valueOf(code).equals(said.code())))
                    && where.contains(path)
                    && (words.isEmpty() || words.stream().anyMatch(text::contains));
        }
    }
}
