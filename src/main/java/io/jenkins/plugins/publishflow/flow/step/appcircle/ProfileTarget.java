package io.jenkins.plugins.publishflow.flow.step.appcircle;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppVersion;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.Platform;
import io.jenkins.plugins.publishflow.store.appcircle.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Publish profile that a step is about. */
record ProfileTarget(StepContext context, StepSettings settings) {

    static final Setting PROFILE = Setting.required(
            "profile",
            Setting.Type.TEXT,
            "Name of the Publish profile in Appcircle, to the letter. The profile of the binary's platform is taken.");

    static final Setting PLATFORM = Setting.choice(
            "platform",
            null,
            List.of("ios", "android"),
            "Platform of the profile. Nothing: that of the binary, or without one, of the only profile of the name.");

    static final Output STORE = new Output("store", "The store: appcircle.");
    static final Output NAME = new Output("profile", "Name of the Publish profile.");
    static final Output PROFILE_ID = new Output("profileId", "Appcircle's id of the profile.");
    static final Output VERSION_ID = new Output("appVersionId", "Appcircle's id of the version.");
    static final Output VERSION = new Output("version", "The version, as in 4.2.0.");
    static final Output BUILD = new Output("build", "The build number or version code.");

    private static final String NOTED = "profileId";
    private static final String NOTED_PLATFORM = "platform";

    Appcircle store() throws StoreException {
        return context.stores().appcircle();
    }

    String profileName() {
        return settings.text(PROFILE.name()).orElse("").strip();
    }

    /** As the setting says, or the binary; without both, that of the profile, of which there has to be one then. */
    Platform platform() throws StoreException {
        Optional<Platform> known = knownPlatform();
        return known.isPresent() ? known.get() : found().platform();
    }

    private Optional<Platform> knownPlatform() {
        return settings.text(PLATFORM.name())
                .or(() -> context.hasBinary() ? Optional.of(platform(context.binary())) : Optional.empty())
                .or(() -> context.noted(NOTED_PLATFORM))
                .map(name -> Platform.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /** As a setting names it. */
    private static String platform(Binary binary) {
        return binary.platform() == Binary.Platform.ANDROID ? "android" : "ios";
    }

    /** That a binary goes to a profile of another platform than its own; empty where it does not. */
    static List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        return binary
                .map(ProfileTarget::platform)
                .filter(own -> settings.text(PLATFORM.name())
                        .filter(given -> !given.equals(own))
                        .isPresent())
                .map(own -> new Finding(PLATFORM.name(), "the binary is for " + own + "; leave the setting out"))
                .stream()
                .toList();
    }

    /** Appcircle's id of the profile; asks once. */
    String profileId() throws StoreException {
        Optional<String> noted = context.noted(NOTED);
        return noted.isPresent() ? noted.get() : found().id();
    }

    /** A profile, and the platform in whose list it is. */
    private record Found(Platform platform, String id) {}

    private Found found() throws StoreException {
        List<Found> named = new ArrayList<>();
        List<Profile> all = new ArrayList<>();
        for (Platform platform : knownPlatform().map(List::of).orElse(List.of(Platform.values()))) {
            for (Profile one : store().profiles().list(platform)) {
                all.add(one);
                if (one.name().equals(profileName())) {
                    named.add(new Found(platform, one.id()));
                }
            }
        }
        if (named.isEmpty()) {
            throw new StoreException(missing(all));
        }
        if (named.stream().map(Found::platform).distinct().count() > 1) {
            throw new StoreException(onBothPlatforms());
        }
        if (named.size() > 1) {
            throw new StoreException(several());
        }
        Found found = named.get(0);
        context.note(NOTED, found.id());
        context.note(NOTED_PLATFORM, found.platform().name().toLowerCase(Locale.ROOT));
        return found;
    }

    private Problem onBothPlatforms() {
        return new Problem(
                Problem.Kind.INPUT,
                "appcircle.platform-missing",
                "Appcircle has a Publish profile '" + profileName() + "' for each platform, and the run has no binary.",
                "setting " + PLATFORM.name(),
                "Give the setting platform, or start the run with a binary.");
    }

    private Problem missing(List<Profile> all) {
        String names = String.join(
                ", ", all.stream().map(Profile::name).distinct().sorted().toList());
        String platform = knownPlatform().map(known -> " for " + known.name()).orElse("");
        return new Problem(
                Problem.Kind.INPUT,
                "appcircle.profile-not-found",
                "Appcircle has no Publish profile '" + profileName() + "'" + platform + ".",
                "GET /publish/v2/profiles",
                (names.isEmpty() ? "The key sees no profile at all. " : "There are: " + names + ". ")
                        + "Correct the setting 'profile', or make the profile in Appcircle.");
    }

    private Problem several() {
        return new Problem(
                Problem.Kind.INPUT,
                "appcircle.several-profiles",
                "Appcircle has several Publish profiles '" + profileName() + "'.",
                "GET /publish/v2/profiles",
                "Rename all but one of them in Appcircle.");
    }

    /** What every step of Appcircle hands on. */
    Map<String, String> outputs(AppVersion version) throws StoreException {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put(STORE.name(), Store.APPCIRCLE.id());
        outputs.put(NAME.name(), profileName());
        outputs.put(PROFILE_ID.name(), profileId());
        outputs.put(VERSION_ID.name(), version.id());
        outputs.put(VERSION.name(), version.version());
        outputs.put(BUILD.name(), version.code());
        return outputs;
    }
}
