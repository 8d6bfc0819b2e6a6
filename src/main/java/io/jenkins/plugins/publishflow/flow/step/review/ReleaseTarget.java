package io.jenkins.plugins.publishflow.flow.step.review;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.flow.step.CommonOutputs;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreConnect;
import io.jenkins.plugins.publishflow.store.appstore.AppStoreVersion;
import io.jenkins.plugins.publishflow.store.appstore.Build;
import io.jenkins.plugins.publishflow.store.appstore.VersionNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which release a step is about: what the settings say, otherwise what the binary of the run says.
 *
 * @param store the connector of this call
 * @param appId Apple's id of the app
 * @param bundleId the app's bundle id
 * @param platform Apple's platform value, such as {@code IOS}
 * @param version the marketing version; empty where neither settings nor binary name one
 */
public record ReleaseTarget(
        AppStoreConnect store, String appId, String bundleId, String platform, Optional<String> version) {

    private static final String NOTE = "appId";
    private static final String CHOSEN = "chosenVersion";
    private static final List<String> PLATFORMS = List.of("IOS", "TV_OS", "VISION_OS");

    /** The setting that names the app. */
    public static final Setting BUNDLE_ID = Setting.optional(
            "bundleId",
            Setting.Type.TEXT,
            null,
            "Bundle id of the app, such as com.example.shop. Without it, the one of the binary.");

    /** The setting that names the version. */
    public static final Setting VERSION = Setting.optional(
            "version",
            Setting.Type.TEXT,
            null,
            "Version on the App Store, such as 4.2.0. Without it, the one of the binary.");

    /** The setting that names the version, of a step that can find one by itself. */
    public static final Setting VERSION_OR_NEWEST = Setting.optional(
            "version",
            Setting.Type.TEXT,
            null,
            "Version on the App Store, such as 4.2.0. Without it, the one of the binary, else the one of an earlier step,"
                    + " else that of the newest good build in TestFlight.");

    /** The setting that names the platform. */
    public static final Setting PLATFORM = Setting.choice(
            "platform",
            null,
            PLATFORMS,
            "Platform of the version, as Apple writes it. Without it, the one of the binary, or IOS where the run has no"
                    + " binary.");

    /** What {@link #outputs()} has in it. */
    public static final List<Output> OUTPUTS =
            List.of(CommonOutputs.STORE, CommonOutputs.APP, CommonOutputs.APP_ID, CommonOutputs.URL);

    /** What there is besides where a version is known. */
    static final List<Output> VERSION_OUTPUTS =
            List.of(CommonOutputs.VERSION, CommonOutputs.VERSION_ID, CommonOutputs.VERSION_STATE);

    /** All that a step declares: the outputs of app and version, and those of its own. */
    static List<Output> outputsWith(Output... own) {
        return Stream.of(OUTPUTS, VERSION_OUTPUTS, List.of(own))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Works out the target; asks the store for the app in the first call of a step and remembers its id.
     *
     * @throws StoreException of kind INPUT where nothing names the app, and whatever the look-up brings
     */
    public static ReleaseTarget of(StepContext context, StepSettings settings) throws StoreException {
        String bundleId = settings.text(BUNDLE_ID.name())
                .or(() -> context.hasBinary() ? Optional.of(context.binary().identifier()) : Optional.empty())
                .orElseThrow(() -> missing("flow.missing-app", BUNDLE_ID, "no app"));
        AppStoreConnect store = context.stores().appStore();
        String appId = context.noted(NOTE).orElse(null);
        if (appId == null) {
            appId = store.apps().get(bundleId).id();
            context.note(NOTE, appId);
        }
        return new ReleaseTarget(store, appId, bundleId, platform(context, settings), version(context, settings));
    }

    /** What can be said against the binary before anything is sent. */
    public static List<Finding> check(Optional<Binary> binary) {
        return binary.filter(file -> file.platform() == Binary.Platform.ANDROID)
                .map(file ->
                        List.of(new Finding("binary", file.fileName() + " is an Android app; the App Store has none")))
                .orElse(List.of());
    }

    private static String platform(StepContext context, StepSettings settings) {
        return settings.text(PLATFORM.name())
                .orElseGet(
                        () -> context.hasBinary() ? context.binary().platform().name() : "IOS");
    }

    private static Optional<String> version(StepContext context, StepSettings settings) {
        return settings.text(VERSION.name())
                .map(String::strip)
                .or(() -> context.hasBinary() ? Optional.of(context.binary().version()) : Optional.empty());
    }

    /**
     * The same, with a version where neither settings nor binary name one: that of an earlier step, or else that of the
     * newest good build. Asks the store for it once in a step.
     */
    public ReleaseTarget orVersionOfNewestBuild(StepContext context) throws StoreException {
        if (version.isPresent()) {
            return this;
        }
        Optional<String> known = context.noted(CHOSEN).or(() -> context.output("version"));
        if (known.isEmpty()) {
            known = store.builds()
                    .newestUsable(appId, platform)
                    .map(Build::version)
                    .filter(number -> !number.isEmpty());
            known.ifPresent(number -> {
                context.note(CHOSEN, number);
                context.say(CHOSEN, "No version is named, so it is that of the newest build: " + number + ".");
            });
        }
        return new ReleaseTarget(store, appId, bundleId, platform, known);
    }

    /** The marketing version, for a step that cannot do without. */
    public String requiredVersion() throws StoreException {
        return version.orElseThrow(() -> missing("flow.missing-version", VERSION, "no version"));
    }

    /** The version of that number among those of the app, in whatever spelling Apple has it. */
    Optional<AppStoreVersion> find(List<AppStoreVersion> versions, String number) {
        return versions.stream()
                .filter(one -> one.versionString().equals(number))
                .findFirst()
                .or(() -> versions.stream()
                        .filter(one -> VersionNumber.same(one.versionString(), number))
                        .findFirst());
    }

    /** Where people find the release. That the page has this address is an assumption from its use in browsers. */
    public String page() {
        return "https://appstoreconnect.apple.com/apps/" + appId + "/distribution";
    }

    /** What a step hands on of the app: the outputs that {@link #OUTPUTS} declares. */
    public Map<String, String> outputs() {
        Map<String, String> outputs = new HashMap<>();
        outputs.put(CommonOutputs.STORE.name(), Store.APP_STORE.id());
        outputs.put(CommonOutputs.APP.name(), bundleId);
        outputs.put(CommonOutputs.APP_ID.name(), appId);
        outputs.put(CommonOutputs.URL.name(), page());
        return outputs;
    }

    /** What a step hands on of the app and of the version: {@link #OUTPUTS} and {@link #VERSION_OUTPUTS}. */
    Map<String, String> outputs(AppStoreVersion of) {
        Map<String, String> outputs = outputs();
        outputs.put(CommonOutputs.VERSION.name(), of.versionString());
        outputs.put(CommonOutputs.VERSION_ID.name(), of.id());
        outputs.put(CommonOutputs.VERSION_STATE.name(), of.state().name());
        return outputs;
    }

    private static StoreException missing(String code, Setting setting, String what) {
        return new StoreException(new Problem(
                Problem.Kind.INPUT,
                code,
                "The step knows " + what + ": the run has no binary, and the setting '" + setting.name()
                        + "' is not given.",
                null,
                "Give '" + setting.name() + "' in the flow, or start the run with a binary."));
    }
}
