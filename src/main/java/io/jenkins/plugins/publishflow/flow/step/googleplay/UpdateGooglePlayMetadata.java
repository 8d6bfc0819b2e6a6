package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.googleplay.AppDetails;
import io.jenkins.plugins.publishflow.store.googleplay.Edit;
import io.jenkins.plugins.publishflow.store.googleplay.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the texts of the store page by language, and whom users can write to, in one edit. What is right stays. */
public final class UpdateGooglePlayMetadata implements StepType {

    private static final String METADATA = "metadata";
    private static final String EMAIL = "contactEmail";
    private static final String PHONE = "contactPhone";
    private static final String WEBSITE = "contactWebsite";
    private static final String LANGUAGE = "defaultLanguage";

    @Override
    public String name() {
        return "updateGooglePlayMetadata";
    }

    @Override
    public String displayName() {
        return "Update Metadata on Google Play";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.GOOGLE_PLAY);
    }

    @Override
    public String summary() {
        return "Writes the texts of the store page on Google Play, and the contact of the app, all or nothing.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        METADATA,
                        Setting.Type.FOLDER,
                        "A folder as fastlane's supply has it: for each language (en-US, de-DE) a folder with title.txt,"
                                + " short_description.txt, full_description.txt and video.txt. What has no file stays as it"
                                + " is. Images are left alone."),
                Setting.optional(EMAIL, Setting.Type.TEXT, null, "Where users write to."),
                Setting.optional(PHONE, Setting.Type.TEXT, null, "Where users call."),
                Setting.optional(WEBSITE, Setting.Type.TEXT, null, "The website for users."),
                Setting.optional(LANGUAGE, Setting.Type.TEXT, null, "The default language of the app, such as en-US."),
                ReleaseSettings.PACKAGE,
                Commit.REVIEW,
                Commit.IN_REVIEW);
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                ReleaseSettings.STORE,
                ReleaseSettings.APP,
                new Output("languages", "The languages whose texts were changed, with commas between them."),
                ReleaseSettings.SENT,
                ReleaseSettings.URL);
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
        SupplyFolder folder = new SupplyFolder(settings.map(METADATA));
        List<Finding> findings =
                new java.util.ArrayList<>(new ReleaseChecks().app(binary).findings());
        findings.addAll(folder.findings(METADATA));
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        String packageName = Target.packageName(context, settings);
        SupplyFolder folder = new SupplyFolder(settings.map(METADATA));
        AppDetails details = new AppDetails(
                settings.text(EMAIL).orElse(null),
                settings.text(PHONE).orElse(null),
                settings.text(WEBSITE).orElse(null),
                settings.text(LANGUAGE).orElse(null));
        PlayEdit edit = new PlayEdit(context, context.stores().googlePlay().app(packageName), settings);
        edit.run(
                open -> differing(open, folder).isEmpty()
                        && open.details().with(details).equals(open.details()),
                open -> {
                    write(context, open, folder, details);
                    return true;
                });
        context.record(
                "metadata",
                Activity.Action.METADATA_UPDATED,
                context.noted("languages").orElse("nothing had to change"));
        Map<String, String> outputs = new TreeMap<>();
        outputs.put("store", Store.GOOGLE_PLAY.id());
        outputs.put("app", packageName);
        outputs.put("languages", context.noted("languages").orElse(""));
        outputs.put("sentForReview", Boolean.toString(edit.committed().isSent()));
        outputs.put("url", ReleaseSettings.CONSOLE);
        return new Outcome.Done(outputs);
    }

    /** The pages that are not as the folder has them, whole. */
    private static Map<String, Listing> differing(Edit edit, SupplyFolder folder) throws StoreException {
        Map<String, Listing> there = edit.listings();
        Map<String, Listing> differing = new TreeMap<>();
        folder.listings().forEach((language, listing) -> {
            Listing before = there.getOrDefault(language, Listing.EMPTY);
            if (!before.with(listing).equals(before)) {
                differing.put(language, before.with(listing));
            }
        });
        return differing;
    }

    private static void write(StepContext context, Edit edit, SupplyFolder folder, AppDetails details)
            throws StoreException {
        Map<String, Listing> differing = differing(edit, folder);
        context.note("languages", String.join(",", differing.keySet()));
        for (Map.Entry<String, Listing> listing : differing.entrySet()) {
            edit.putListing(listing.getKey(), listing.getValue());
        }
        AppDetails before = edit.details();
        if (!before.with(details).equals(before)) {
            edit.putDetails(before.with(details));
        }
        context.say(
                "texts",
                differing.isEmpty()
                        ? "The texts of the store page are as they are to be."
                        : "Texts written: " + String.join(", ", differing.keySet()) + ".");
    }
}
