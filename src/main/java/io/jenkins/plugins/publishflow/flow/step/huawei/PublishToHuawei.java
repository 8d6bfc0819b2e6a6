package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the binary to Huawei AppGallery: uploads it, waits until it is compiled, says what is new, and submits it to
 * review, for everybody or for a share of the users.
 */
public final class PublishToHuawei implements StepType {

    /** The name in flow files. */
    public static final String NAME = "publishToHuawei";

    static final Output UPLOADED =
            new Output("uploaded", "true where the step sent the binary, false where the version was there.");
    static final Output SUBMITTED = new Output("submitted", "true where the version is submitted, false for a draft.");
    static final Output PHASED =
            new Output("phased", "true where the version goes to a share of the users, false for everybody.");

    private static final Output PACKAGE = new Output("packageId", "Huawei's id of the package.");

    private static final List<Phase> PHASES =
            List.of(new Preflight(), new PackageUpload(), new ReleaseNotes(), new Compilation(), new Submission());

    /** The languages that a step with these settings has texts in; none where one text goes to all. */
    public static List<String> languages(StepSettings settings) {
        return List.copyOf(settings.map(PublicationOptions.RELEASE_NOTES).keySet());
    }

    /** Huawei's id of the app, where a step with these settings names it. */
    public static Optional<String> appId(StepSettings settings) {
        return settings.text(HuaweiTarget.APP_ID.name()).map(String::strip);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Publish to Huawei AppGallery";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.HUAWEI);
    }

    @Override
    public String summary() {
        return "Uploads the binary to Huawei AppGallery, waits until Huawei has compiled it, and submits it to review,"
                + " for everybody or for a share of the users.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                HuaweiTarget.APP_ID,
                Setting.optional(
                        PublicationOptions.RELEASE_NOTES,
                        Setting.Type.LOCALIZED_TEXT,
                        null,
                        "What is new, at most 500 characters. One text goes to every language that the app has in"
                                + " AppGallery Connect; a map from language to text goes to these languages."),
                Setting.optional(
                        PublicationOptions.SUBMIT,
                        Setting.Type.BOOLEAN,
                        "true",
                        "Whether to submit the version to review. Otherwise it stays a draft."),
                Setting.optional(
                        PublicationOptions.REMARK,
                        Setting.Type.TEXT,
                        null,
                        "What Huawei's reviewers should know, 10 to 300 characters."),
                Setting.optional(
                        PublicationOptions.RELEASE_TIME,
                        Setting.Type.INSTANT,
                        null,
                        "When the version goes live. Nothing: as soon as it is approved."),
                Setting.optional(
                        PublicationOptions.PERCENT,
                        Setting.Type.TEXT,
                        null,
                        "The share of the users who get the version, such as 10 or 12.5. Nothing: everybody. A phased"
                                + " release needs a version that is live for everybody."),
                Setting.optional(
                        PublicationOptions.PHASED_START,
                        Setting.Type.INSTANT,
                        null,
                        "When the phased release begins. Nothing: at once."),
                Setting.optional(
                        PublicationOptions.PHASED_DURATION,
                        Setting.Type.DURATION,
                        PublicationOptions.USUAL_DURATION,
                        "How long the phased release lasts; after that everybody gets the version."),
                Setting.optional(
                        PublicationOptions.PHASED_DESCRIPTION,
                        Setting.Type.TEXT,
                        null,
                        "What Huawei reads of the phased release, at most 500 characters. Nothing: its version."),
                Setting.choice(
                        PublicationOptions.IF_EXISTS,
                        PublicationOptions.FAIL,
                        List.of(PublicationOptions.FAIL, PublicationOptions.REUSE, PublicationOptions.SKIP),
                        "What to do where AppGallery Connect already has this version code. fail: stop. reuse: upload"
                                + " nothing, and go on with the package that the draft has. skip: change nothing and be"
                                + " done. A version that is live or under review is left alone by reuse, too."),
                Setting.choice(
                        PublicationOptions.IF_IN_REVIEW,
                        PublicationOptions.FAIL,
                        List.of(PublicationOptions.FAIL, PublicationOptions.CONTINUE),
                        "What to do where another version is under review. fail: stop before anything is sent."
                                + " continue: try it all the same, which Huawei mostly refuses."),
                Setting.choice(
                        PublicationOptions.IF_ROLLOUT_UNFINISHED,
                        PublicationOptions.FAIL,
                        List.of(PublicationOptions.FAIL, PublicationOptions.CONTINUE),
                        "What to do where an earlier phased release is unfinished. fail: stop, because Huawei would"
                                + " accept the version and never show it. continue: try it all the same."));
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                HuaweiTarget.STORE,
                HuaweiTarget.APP,
                HuaweiTarget.APP_NUMBER,
                HuaweiTarget.VERSION,
                HuaweiTarget.BUILD,
                PACKAGE,
                UPLOADED,
                SUBMITTED,
                PHASED,
                HuaweiTarget.STATE,
                HuaweiTarget.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(4);
    }

    @Override
    public boolean needsBinary() {
        return true;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return new PublicationChecks(settings).findings(binary);
    }

    @Override
    public FlowStep create(StepSettings settings) {
        PublicationOptions options = PublicationOptions.of(settings);
        return context -> advance(new Publication(context, options, new HuaweiTarget(context, settings)));
    }

    private static Outcome advance(Publication publication) throws StoreException {
        for (Phase phase : PHASES) {
            Optional<Outcome> outcome = phase.advance(publication);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        Map<String, String> outputs = outputs(publication, publication.info());
        outputs.put(
                UPLOADED.name(),
                String.valueOf(publication.context().noted(PackageUpload.REUSED).isEmpty()));
        outputs.put(SUBMITTED.name(), String.valueOf(publication.options().submit()));
        outputs.put(PACKAGE.name(), String.join(",", publication.packageIds()));
        return new Outcome.Done(outputs);
    }

    static Map<String, String> outputs(Publication publication, AppInfo info) throws StoreException {
        Binary binary = publication.binary();
        Map<String, String> outputs = HuaweiTarget.outputs(binary.identifier(), publication.appId(), info);
        outputs.put(HuaweiTarget.VERSION.name(), binary.version());
        outputs.put(HuaweiTarget.BUILD.name(), binary.build());
        outputs.put(PHASED.name(), String.valueOf(publication.releaseType() == ReleaseType.PHASED));
        return outputs;
    }
}
