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
import java.util.stream.Stream;

/** Writes texts and images of the store page by language, and whom users can write to, in one edit. What is right stays. */
public final class UpdateGooglePlayMetadata implements StepType {

    private static final String METADATA = "metadata";
    private static final String IMAGES = "images";
    private static final String LANGUAGES = "languages";
    private static final String TEXTS = "texts";
    private static final String WRITTEN = " written";
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
        return "Writes texts and images of the store page on Google Play, and the contact of the app, all or nothing.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.required(
                        METADATA,
                        Setting.Type.FOLDER,
                        "A folder as fastlane's supply has it: for each language (en-US, de-DE) a folder with title.txt,"
                                + " short_description.txt, full_description.txt and video.txt. What has no file stays as it"
                                + " is."),
                Setting.optional(
                        IMAGES,
                        Setting.Type.IMAGES,
                        null,
                        "A folder as fastlane's supply has it, mostly the same as metadata: for each language images/icon,"
                                + " featureGraphic and tvBanner (.png or .jpg), and the folders images/phoneScreenshots,"
                                + " sevenInchScreenshots, tenInchScreenshots, tvScreenshots and wearScreenshots, each with"
                                + " at most 8 images in the order of their names. Images of a kind are sent where they are"
                                + " not the same already; a kind that has no file stays as it is. Without: images are left"
                                + " alone."),
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
                new Output("images", "The images that were sent, such as en-US/icon, with commas between them."),
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
        findings.addAll(new SupplyImages(settings.attachments(IMAGES)).findings(IMAGES));
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> new Run(context, settings).advance();
    }

    /** One call of the step. */
    private static final class Run {

        private final StepContext context;
        private final String packageName;
        private final SupplyFolder folder;
        private final SupplyImages images;
        private final AppDetails details;
        private final PlayEdit edit;
        private Outcome upload;

        Run(StepContext context, StepSettings settings) throws StoreException {
            this.context = context;
            this.packageName = Target.packageName(context, settings);
            this.folder = new SupplyFolder(settings.map(METADATA));
            this.images = new SupplyImages(settings.attachments(IMAGES));
            this.details = new AppDetails(
                    settings.text(EMAIL).orElse(null),
                    settings.text(PHONE).orElse(null),
                    settings.text(WEBSITE).orElse(null),
                    settings.text(LANGUAGE).orElse(null));
            this.edit = new PlayEdit(context, context.stores().googlePlay().app(packageName), settings);
        }

        Outcome advance() throws StoreException {
            if (!edit.run(this::isWritten, this::write)) {
                return upload;
            }
            context.record(
                    "metadata",
                    Activity.Action.METADATA_UPDATED,
                    Stream.of(noted(LANGUAGES), noted(IMAGES))
                            .filter(changed -> !changed.isEmpty())
                            .reduce((texts, pictures) -> texts + "; " + pictures)
                            .orElse("nothing had to change"));
            Map<String, String> outputs = new TreeMap<>();
            outputs.put("store", Store.GOOGLE_PLAY.id());
            outputs.put("app", packageName);
            outputs.put(LANGUAGES, noted(LANGUAGES));
            outputs.put(IMAGES, noted(IMAGES));
            outputs.put("sentForReview", Boolean.toString(edit.committed().isSent()));
            outputs.put("url", ReleaseSettings.CONSOLE);
            return new Outcome.Done(outputs);
        }

        private String noted(String key) {
            return context.noted(key).orElse("");
        }

        private boolean isWritten(Edit open) throws StoreException {
            return differing(open).isEmpty()
                    && open.details().with(details).equals(open.details())
                    && PageImages.areThere(open, images);
        }

        /** The pages that are not as the folder has them, whole. */
        private Map<String, Listing> differing(Edit open) throws StoreException {
            Map<String, Listing> there = open.listings();
            Map<String, Listing> differing = new TreeMap<>();
            folder.listings().forEach((language, listing) -> {
                Listing before = there.getOrDefault(language, Listing.EMPTY);
                if (!before.with(listing).equals(before)) {
                    differing.put(language, before.with(listing));
                }
            });
            return differing;
        }

        private boolean write(Edit open) throws StoreException {
            if (!noted(TEXTS).equals(open.id() + WRITTEN)) {
                writeTexts(open);
                context.note(TEXTS, open.id() + WRITTEN);
            }
            PageImages page = new PageImages(context, open);
            Optional<Outcome> next = page.bring(images);
            if (next.isPresent()) {
                upload = next.get();
                return false;
            }
            context.note(IMAGES, String.join(",", page.replaced(images)));
            if (!noted(IMAGES).isEmpty()) {
                context.say(IMAGES, "Images written: " + noted(IMAGES).replace(",", ", ") + ".");
            }
            return true;
        }

        private void writeTexts(Edit open) throws StoreException {
            Map<String, Listing> differing = differing(open);
            if (!noted(TEXTS).equals(open.id())) {
                context.note(LANGUAGES, String.join(",", differing.keySet()));
                context.note(TEXTS, open.id());
            }
            for (Map.Entry<String, Listing> listing : differing.entrySet()) {
                open.putListing(listing.getKey(), listing.getValue());
            }
            AppDetails before = open.details();
            if (!before.with(details).equals(before)) {
                open.putDetails(before.with(details));
            }
            context.say(
                    "texts",
                    noted(LANGUAGES).isEmpty()
                            ? "The texts of the store page are as they are to be."
                            : "Texts written: " + noted(LANGUAGES).replace(",", ", ") + ".");
        }
    }
}
