package io.jenkins.plugins.publishflow.flow.step.metadata;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.flow.step.review.BoundedWait;
import io.jenkins.plugins.publishflow.flow.step.review.EditableVersion;
import io.jenkins.plugins.publishflow.flow.step.review.ReleaseTarget;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the metadata folder part by part, after a look at all that could be wrong with it: the version, for it makes
 * the app info changeable, the texts of the app, those of the version, and what App Review has to know.
 */
public final class UpdateMetadata implements StepType {

    /** The name in flow files. */
    public static final String NAME = "updateMetadata";

    private static final int MOST_NAMED = 12;
    private static final String CHANGED = "changed";

    static final String METADATA = "metadata";
    static final String LOCALES = "locales";

    /** The languages that a step with these settings has texts in, sorted. */
    public static List<String> locales(StepSettings settings) {
        return List.copyOf(MetadataFolder.of(settings.map(METADATA), settings.list(LOCALES))
                .locales());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Update Metadata on App Store Connect";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.APP_STORE);
    }

    @Override
    public String summary() {
        return "Writes the texts of the version and of the app from a folder to App Store Connect, and makes the version"
                + " if there is none. Sends only what differs; a missing or empty file leaves the store as it is.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        METADATA,
                        Setting.Type.FOLDER,
                        "Folder of texts in the layout of fastlane's deliver. For each language a folder such as en-US, with"
                                + " any of name.txt, subtitle.txt, privacy_url.txt, privacy_choices_url.txt,"
                                + " apple_tv_privacy_policy.txt, description.txt, keywords.txt, release_notes.txt,"
                                + " promotional_text.txt, marketing_url.txt and support_url.txt; the folder 'default'"
                                + " stands in where a language has no such file. Beside them copyright.txt,"
                                + " primary_category.txt, secondary_category.txt and their sub-categories, and in"
                                + " review_information the contact for App Review: first_name.txt, last_name.txt,"
                                + " phone_number.txt, email_address.txt, demo_user.txt, notes.txt. The demo password is"
                                + " not taken from here, for it is a secret and the folder is saved with the run: enter"
                                + " it once in App Store Connect. What's new is needed in every language of an update"
                                + " and left out for the first version of an app. Names, languages and lengths are"
                                + " checked before anything is sent."),
                Setting.optional(
                        LOCALES,
                        Setting.Type.LIST,
                        null,
                        "Languages to write besides those that have a folder, with the texts of 'default'. Also for a"
                                + " language that Apple has added and Publish Flow does not know yet."),
                ReleaseTarget.VERSION_OR_NEWEST,
                ReleaseTarget.BUNDLE_ID,
                ReleaseTarget.PLATFORM);
    }

    @Override
    public List<Output> outputs() {
        return Stream.concat(
                        ReleaseTarget.OUTPUTS.stream(),
                        Stream.of(
                                CommonOutputs.VERSION,
                                CommonOutputs.VERSION_ID,
                                new Output(
                                        CHANGED, "true where a text was written, false where the store had them all.")))
                .toList();
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(2);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        List<Finding> findings = new ArrayList<>(ReleaseTarget.check(binary));
        findings.addAll(new MetadataReader(METADATA, settings.map(METADATA), settings.list(LOCALES)).findings());
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        MetadataFolder folder = MetadataFolder.of(settings.map(METADATA), settings.list(LOCALES));
        tellUnused(context, folder);
        ReleaseTarget target = ReleaseTarget.of(context, settings).orVersionOfNewestBuild(context);
        EditableVersion version = EditableVersion.ensure(context, target);
        MetadataWriter writer = new MetadataWriter(context);
        VersionTexts versionTexts = new VersionTexts(folder, target, version, writer);
        versionTexts.compare();
        AppTexts.Progress app = new AppTexts(folder, target, writer).write();
        if (app == AppTexts.Progress.MORE) {
            return more(context);
        }
        if (app == AppTexts.Progress.LOCKED) {
            return BoundedWait.until(
                    context,
                    "appInfo",
                    "the texts of the app to become editable beside the new version",
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(10));
        }
        if (!versionTexts.write()) {
            return more(context);
        }
        new ReviewTexts(folder, target, writer).write(version.id());
        return done(context, target, version, writer);
    }

    private static void tellUnused(StepContext context, MetadataFolder folder) {
        if (!folder.unused().isEmpty()) {
            context.say("unused", "Not used from the metadata folder: " + some(folder.unused()) + ".");
        }
    }

    private static Outcome more(StepContext context) {
        return context.waitFor("more texts to be written", Duration.ZERO);
    }

    private static Outcome done(
            StepContext context, ReleaseTarget target, EditableVersion version, MetadataWriter writer)
            throws StoreException {
        List<String> ofVersion = writer.changes(VersionTexts.ACCOUNT);
        List<String> ofApp = writer.changes(AppTexts.ACCOUNT);
        record(context, Action.METADATA_UPDATED, target.requiredVersion(), ofVersion);
        record(context, Action.APP_INFO_UPDATED, target.bundleId(), ofApp);
        if (ofVersion.isEmpty() && ofApp.isEmpty()) {
            context.say("same", "The store has all these texts already; nothing was sent.");
        }
        Map<String, String> outputs = target.outputs();
        outputs.put(CommonOutputs.VERSION.name(), target.requiredVersion());
        outputs.put(CommonOutputs.VERSION_ID.name(), version.id());
        outputs.put(CHANGED, Boolean.toString(!ofVersion.isEmpty() || !ofApp.isEmpty()));
        return new Outcome.Done(outputs);
    }

    private static void record(StepContext context, Action action, String of, List<String> changes) {
        if (!changes.isEmpty()) {
            String detail = of + ": " + some(changes);
            context.record("updated:" + action + "@" + context.startedAt(), action, detail);
            context.say("updated:" + action + "@" + context.startedAt(), "Written for " + detail + ".");
        }
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }
}
