package io.jenkins.plugins.publishflow.flow.step.appcircle;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appcircle.AppVersion;
import io.jenkins.plugins.publishflow.store.appcircle.Appcircle;
import io.jenkins.plugins.publishflow.store.appcircle.Platform;
import io.jenkins.plugins.publishflow.store.appcircle.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Publish profile that a step is about. */
record ProfileTarget(StepContext context, StepSettings settings) {

    static final Setting PROFILE = Setting.required(
            "profile",
            Setting.Type.TEXT,
            "Name of the Publish profile in Appcircle, to the letter. The profile of the binary's platform is taken.");

    static final Setting PLATFORM = Setting.choice(
            "platform", null, List.of("ios", "android"), "Platform of the profile. Nothing: that of the binary.");

    static final Output STORE = new Output("store", "The store: appcircle.");
    static final Output NAME = new Output("profile", "Name of the Publish profile.");
    static final Output PROFILE_ID = new Output("profileId", "Appcircle's id of the profile.");
    static final Output VERSION_ID = new Output("appVersionId", "Appcircle's id of the version.");
    static final Output VERSION = new Output("version", "The version, as in 4.2.0.");
    static final Output BUILD = new Output("build", "The build number or version code.");

    private static final String NOTED = "profileId";

    Appcircle store() throws StoreException {
        return context.stores().appcircle();
    }

    String profileName() {
        return settings.text(PROFILE.name()).orElse("").strip();
    }

    Platform platform() throws StoreException {
        Optional<String> given = settings.text(PLATFORM.name());
        if (given.isPresent()) {
            return given.get().equals("ios") ? Platform.IOS : Platform.ANDROID;
        }
        if (!context.hasBinary()) {
            throw new StoreException(new Problem(
                    Problem.Kind.INPUT,
                    "appcircle.platform-missing",
                    "The step does not know the platform of the profile: the run has no binary.",
                    "setting " + PLATFORM.name(),
                    "Give the setting platform, or start the run with a binary."));
        }
        return context.binary().platform() == Binary.Platform.ANDROID ? Platform.ANDROID : Platform.IOS;
    }

    /** Appcircle's id of the profile; asks once. */
    String profileId() throws StoreException {
        Optional<String> noted = context.noted(NOTED);
        if (noted.isPresent()) {
            return noted.get();
        }
        List<Profile> all = store().profiles().list(platform());
        List<Profile> named =
                all.stream().filter(one -> one.name().equals(profileName())).toList();
        if (named.size() != 1) {
            throw new StoreException(named.isEmpty() ? missing(all) : several());
        }
        context.note(NOTED, named.get(0).id());
        return named.get(0).id();
    }

    private Problem missing(List<Profile> all) throws StoreException {
        String names =
                String.join(", ", all.stream().map(Profile::name).sorted().toList());
        return new Problem(
                Problem.Kind.INPUT,
                "appcircle.profile-not-found",
                "Appcircle has no Publish profile '" + profileName() + "' for "
                        + platform().name() + ".",
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
