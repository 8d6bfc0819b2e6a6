package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.App;
import io.jenkins.plugins.publishflow.store.huawei.AppGallery;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The app of AppGallery Connect that a step is about: from the settings, an earlier step, or by the package name. */
record HuaweiTarget(StepContext context, StepSettings settings) {

    static final Setting APP_ID = Setting.optional(
            "appId",
            Setting.Type.TEXT,
            null,
            "Huawei's id of the app, a number. Nothing: the app is found by its package name.");

    static final Setting PACKAGE_NAME = Setting.optional(
            "packageName", Setting.Type.TEXT, null, "Package name of the app. Nothing: that of the binary.");

    static final String VERSION_CODE = "versionCode";

    static final Output STORE = new Output("store", "The store: huawei.");
    static final Output STATE = new Output("state", "State of the version at Huawei, such as UPDATE_REVIEWING.");
    static final Output VERSION = new Output("version", "The version name, as in 4.2.0.");
    static final Output BUILD = new Output("build", "The version code.");
    static final Output APP = new Output("app", "Package name of the app.");
    static final Output APP_NUMBER = new Output("appId", "Huawei's id of the app.");
    static final Output URL = new Output("url", "Page in AppGallery Connect.");

    private static final String NOTED = "appId";

    AppGallery store() throws StoreException {
        return context.stores().huawei();
    }

    /** Huawei's id of the app; asks the store once. */
    String appId(String packageName) throws StoreException {
        Optional<String> noted = context.noted(NOTED);
        if (noted.isPresent()) {
            return noted.get();
        }
        Optional<String> given = settings.text(APP_ID.name());
        String id = given.isPresent() ? given.get().strip() : find(packageName);
        context.note(NOTED, id);
        return id;
    }

    private String find(String packageName) throws StoreException {
        List<App> apps = store().apps().find(packageName);
        if (apps.size() == 1) {
            return apps.get(0).id();
        }
        if (apps.isEmpty()) {
            throw new StoreException(new Problem(
                    Problem.Kind.REFUSED,
                    "huawei.app-not-found",
                    "The key sees no app with the package name " + packageName + " in AppGallery Connect.",
                    "GET /publish/v2/appid-list",
                    "Make the app in AppGallery Connect and upload its first package by hand, or use a key of the team"
                            + " that has it."));
        }
        throw new StoreException(new Problem(
                Problem.Kind.INPUT,
                "huawei.several-apps",
                "AppGallery Connect has several apps with the package name " + packageName + ".",
                "GET /publish/v2/appid-list",
                "Give the setting appId: "
                        + String.join(", ", apps.stream().map(App::id).toList()) + "."));
    }

    /** The package name, for a step that needs no binary; empty where the app id alone is known. */
    String packageName() throws StoreException {
        Optional<String> given = settings.text(PACKAGE_NAME.name()).map(String::strip);
        if (given.isPresent() || context.hasBinary()) {
            return given.orElseGet(() -> context.binary().identifier());
        }
        Optional<String> app = context.output(APP.name());
        if (app.isPresent() || settings.text(APP_ID.name()).isPresent()) {
            return app.orElse("");
        }
        throw new StoreException(new Problem(
                Problem.Kind.INPUT,
                "flow.missing-app",
                "The step knows no app: the run has no binary, and the setting '" + PACKAGE_NAME.name()
                        + "' is not given.",
                "setting " + PACKAGE_NAME.name(),
                "Give packageName or appId in the flow, or start the run with a binary."));
    }

    /** The version code, for a step that needs no binary; empty for whichever version there is. */
    String versionCode() {
        return settings.text(VERSION_CODE)
                .map(String::strip)
                .orElse(context.hasBinary() ? context.binary().build() : "");
    }

    /** Where people see the app. */
    static String page(String appId) {
        return "https://developer.huawei.com/consumer/en/service/josp/agc/index.html#/myApp/" + appId;
    }

    /** What every step of Huawei hands on. */
    static Map<String, String> outputs(String packageName, String appId, AppInfo info) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put(STORE.name(), Store.HUAWEI.id());
        outputs.put(APP.name(), packageName);
        outputs.put(APP_NUMBER.name(), appId);
        outputs.put(STATE.name(), info.state().name());
        outputs.put(URL.name(), page(appId));
        return outputs;
    }

    /** The problem that AppGallery Connect has moved on to another version. */
    static Problem otherVersion(String code, String appId, AppInfo info) {
        return new Problem(
                Problem.Kind.REFUSED,
                "huawei.other-version",
                "AppGallery Connect works at " + version(info) + " now, not at version code " + code + ".",
                "app " + appId,
                "Another version has taken its place. See what was published meanwhile: " + page(appId));
    }

    /** The problem of an answer without a state, which tells nothing. */
    static Problem stateUnknown() {
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "huawei.state-unknown",
                "AppGallery Connect does not tell the state of the version now.",
                "GET /publish/v2/app-info",
                "It is asked again in a moment. If it stays so, see the state in AppGallery Connect.");
    }

    /** The problem of a version that Huawei has refused, with the reviewers' own words. */
    static Problem rejected(String name, String appId, AppInfo info) {
        String opinion = info.auditOpinion();
        return new Problem(
                Problem.Kind.REFUSED,
                "huawei.version-rejected",
                name + " is " + info.state() + " at Huawei AppGallery" + (opinion.isEmpty() ? "." : ": " + opinion),
                "app " + appId,
                "Mend what the reviewers name, and publish again with a higher version code. " + page(appId));
    }

    /** Name and code of the version that Huawei shows, for a sentence to begin with. */
    static String version(AppInfo info) {
        if (info.versionCode().isEmpty()) {
            return "The version";
        }
        return "Version " + info.versionName() + " (" + info.versionCode() + ")";
    }

    /** Version name and code as people write them: {@code 4.2.0 (412)}. */
    static String name(Binary binary) {
        return binary.version() + " (" + binary.build() + ")";
    }
}
