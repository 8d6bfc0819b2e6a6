package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.AppPackage;
import io.jenkins.plugins.publishflow.store.huawei.PhasedRelease;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks whether Huawei would take the package now, before a byte of it is sent. */
final class Preflight implements Phase {

    /** The languages that the release notes go to, with commas between them. */
    static final String LANGUAGES = "languages";

    /** The packages that the app had before, by id. */
    static final String BEFORE = "packagesBefore";

    /** Noted where an earlier phased release is unfinished: what Huawei shows of one is not ours. */
    static final String OLD_ROLLOUT = "unfinishedRollout";

    private static final String NAME = "preflight";

    @Override
    public Optional<Outcome> advance(Publication publication) throws StoreException {
        if (publication.isThrough(NAME)) {
            return Optional.empty();
        }
        AppInfo info = publication.info();
        PhasedRelease phased = info.phasedRelease();
        if (phased != null && phased.isUnfinished()) {
            publication.context().note(OLD_ROLLOUT, phased.state());
        }
        Optional<Problem> reason = reason(publication, info);
        if (reason.isPresent()) {
            return Optional.of(new Outcome.Failed(reason.get()));
        }
        List<AppPackage> packages = publication.store().packages().list(publication.appId());
        Optional<Outcome> existing = existing(publication, info, packages);
        if (existing.isPresent()) {
            return existing;
        }
        publication.context().note(BEFORE, packages.stream().map(AppPackage::id).collect(Collectors.joining(",")));
        publication.context().note(LANGUAGES, String.join(",", languages(publication, info)));
        publication
                .context()
                .say(
                        "preflight",
                        publication.binary().identifier() + " has " + describe(info) + " at Huawei AppGallery.");
        return publication.through(NAME);
    }

    private static String describe(AppInfo info) {
        String live = info.onShelfVersionCode().isEmpty()
                ? "no live version"
                : "version " + info.onShelfVersionName() + " (" + info.onShelfVersionCode() + ") live";
        return live + " and is " + info.state();
    }

    private static Optional<Problem> reason(Publication publication, AppInfo info) throws StoreException {
        PublicationOptions options = publication.options();
        Instant time = options.releaseTime();
        if (time != null && !time.isAfter(publication.context().now())) {
            return Optional.of(new Problem(
                    Problem.Kind.INPUT,
                    "flow.release-date-past",
                    "The release is scheduled for " + time + ", which is over.",
                    "setting " + PublicationOptions.RELEASE_TIME,
                    "Give a later time, or none for a release as soon as it is approved."));
        }
        PhasedRelease phased = info.phasedRelease();
        if (phased != null
                && phased.isUnfinished()
                && options.ifRolloutUnfinished().equals(PublicationOptions.FAIL)) {
            return Optional.of(refused(
                    publication,
                    "huawei.rollout-unfinished",
                    "An earlier phased release is unfinished (" + phased.state()
                            + (phased.percent().isEmpty() ? "" : ", " + phased.percent() + " %") + ").",
                    "Huawei would accept another version and never show it. Complete or end the phased release first, or"
                            + " set ifRolloutUnfinished to continue. "));
        }
        if (info.state().isUnderReview()
                && !isOurs(publication, info)
                && options.ifInReview().equals(PublicationOptions.FAIL)) {
            return Optional.of(refused(
                    publication,
                    "huawei.in-review",
                    "Another version is under review (" + info.state() + ").",
                    "Wait until Huawei has decided, or take the submission back in AppGallery Connect. "));
        }
        return missingLanguage(publication, info).or(() -> tooLow(publication, info));
    }

    private static Optional<Problem> missingLanguage(Publication publication, AppInfo info) {
        List<String> missing = publication.options().localizedNotes().keySet().stream()
                .filter(language ->
                        !info.languages().isEmpty() && !info.languages().contains(language))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        Problem.Kind.INPUT,
                        "huawei.language-missing",
                        "The app has no texts in " + String.join(", ", missing) + " in AppGallery Connect.",
                        "setting " + PublicationOptions.RELEASE_NOTES,
                        "It has: " + String.join(", ", info.languages())
                                + ". Add the language with its app name in AppGallery Connect, or leave it out."));
    }

    private static Optional<Problem> tooLow(Publication publication, AppInfo info) {
        String ours = publication.binary().build();
        String live = info.onShelfVersionCode();
        boolean lower = isNumber(ours) && isNumber(live) && new BigInteger(ours).compareTo(new BigInteger(live)) < 0;
        return lower
                ? Optional.of(new Problem(
                        Problem.Kind.REFUSED,
                        "huawei.version-code-too-low",
                        "The version code " + ours + " is lower than " + live + ", which is live.",
                        "binary " + publication.binary().fileName(),
                        "Build anew with a higher version code: no store lets an app go back."))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }

    private static boolean isOurs(Publication publication, AppInfo info) {
        return publication.binary().build().equals(info.versionCode());
    }

    /** What to do where the store has this version code: live, under review, or as a package of the draft. */
    private static Optional<Outcome> existing(Publication publication, AppInfo info, List<AppPackage> packages)
            throws StoreException {
        String code = publication.binary().build();
        boolean out =
                code.equals(info.onShelfVersionCode()) || isOurs(publication, info) && publication.isSubmitted(info);
        List<AppPackage> same =
                packages.stream().filter(one -> one.versionCode().equals(code)).toList();
        if (!out && same.isEmpty()) {
            return Optional.empty();
        }
        String what = "Huawei AppGallery already has version code " + code + " ("
                + (out ? info.state().name() : "a package of the draft") + ").";
        String wanted = publication.options().ifExists();
        if (wanted.equals(PublicationOptions.FAIL)) {
            return Optional.of(new Outcome.Failed(refused(
                    publication,
                    "huawei.version-exists",
                    what,
                    "Build anew with a higher version code, or set ifExists to reuse or skip. ")));
        }
        if (out || wanted.equals(PublicationOptions.SKIP)) {
            publication.context().say("exists", what + " Nothing is sent.");
            Map<String, String> outputs = PublishToHuawei.outputs(publication, info);
            outputs.put(PublishToHuawei.UPLOADED.name(), "false");
            outputs.put(PublishToHuawei.SUBMITTED.name(), String.valueOf(out));
            return Optional.of(new Outcome.Done(outputs));
        }
        publication.context().say("exists", what + " That package is used.");
        publication.context().note(PackageUpload.REUSED, "yes");
        publication
                .context()
                .note(Publication.PACKAGE, same.get(same.size() - 1).id());
        return Optional.empty();
    }

    /** One text goes to every language that the app has; texts by language go to those. */
    private static List<String> languages(Publication publication, AppInfo info) {
        PublicationOptions options = publication.options();
        if (!options.localizedNotes().isEmpty()) {
            return options.localizedNotes().keySet().stream().sorted().toList();
        }
        if (options.releaseNotes().isEmpty()) {
            return List.of();
        }
        if (!info.languages().isEmpty()) {
            return info.languages();
        }
        return info.defaultLanguage().isEmpty() ? List.of("en-US") : List.of(info.defaultLanguage());
    }

    private static Problem refused(Publication publication, String code, String what, String remedy)
            throws StoreException {
        String appId = publication.appId();
        return new Problem(Problem.Kind.REFUSED, code, what, "app " + appId, remedy + HuaweiTarget.page(appId));
    }
}
