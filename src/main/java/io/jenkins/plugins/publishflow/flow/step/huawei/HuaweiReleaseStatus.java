package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseState;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits for a state of the version at Huawei; one request a call. Says what the reviewers said where they refuse it. */
public final class HuaweiReleaseStatus implements StepType {

    /** The name in flow files. */
    public static final String NAME = "huaweiReleaseStatus";

    private static final String STATES = "states";
    private static final String PHASED = "phased";
    private static final String STATE = "state";
    private static final String CHANGES = "changes";
    private static final Duration IN_REVIEW = Duration.ofMinutes(15);
    private static final Duration OTHERWISE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Check Huawei AppGallery Release Status";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.HUAWEI);
    }

    @Override
    public String summary() {
        return "Waits until the version stands in one of the named states at Huawei AppGallery, at no cost, for days if"
                + " need be. Fails as soon as it is rejected, with what the reviewers said.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        STATES,
                        Setting.Type.LIST,
                        ReleaseState.ON_SHELF.name(),
                        "The states that end the step: " + String.join(", ", ReleaseState.names())
                                + "; Huawei's numbers are taken as well. RELEASING means that a version is approved and"
                                + " waits for its time. A rejected version fails the step, unless its state is named"
                                + " here. The store is asked every 15 minutes during review, otherwise every 5."),
                Setting.optional(
                        HuaweiTarget.VERSION_CODE,
                        Setting.Type.TEXT,
                        null,
                        "Version code to wait for. Nothing: that of the binary, or whichever version there is."),
                Setting.optional(
                        PHASED,
                        Setting.Type.BOOLEAN,
                        null,
                        "Whether it is the version of a phased release. Nothing: as publishToHuawei has published it"
                                + " before in the flow, otherwise the version for everybody."),
                HuaweiTarget.PACKAGE_NAME,
                HuaweiTarget.APP_ID);
    }

    @Override
    public List<Output> outputs() {
        return List.of(
                HuaweiTarget.STORE,
                HuaweiTarget.APP,
                HuaweiTarget.APP_NUMBER,
                HuaweiTarget.VERSION,
                HuaweiTarget.BUILD,
                HuaweiTarget.STATE,
                HuaweiTarget.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofDays(14);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        List<Finding> findings = new ArrayList<>();
        for (String state : settings.list(STATES)) {
            if (ReleaseState.written(state).isEmpty()) {
                findings.add(new Finding(
                        STATES, "'" + state + "' is no state at Huawei" + Spelling.hint(state, ReleaseState.names())));
            }
        }
        return findings;
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> advance(context, settings);
    }

    private static Outcome advance(StepContext context, StepSettings settings) throws StoreException {
        HuaweiTarget target = new HuaweiTarget(context, settings);
        String packageName = target.packageName();
        String appId = target.appId(packageName);
        AppInfo info = target.store().apps().info(appId, releaseType(context, settings));
        String code = target.versionCode();
        tell(context, info);
        List<ReleaseState> wanted = settings.list(STATES).stream()
                .flatMap(state -> ReleaseState.written(state).stream())
                .toList();
        boolean other = !code.isEmpty()
                && !info.versionCode().isEmpty()
                && !info.versionCode().equals(code);
        if (other) {
            return new Outcome.Failed(HuaweiTarget.otherVersion(code, appId, info));
        }
        if (wanted.contains(info.state())) {
            return new Outcome.Done(outputs(packageName, appId, info));
        }
        if (info.state().isRejected()) {
            return new Outcome.Failed(HuaweiTarget.rejected(HuaweiTarget.version(info), appId, info));
        }
        if (info.state().isWithdrawn()) {
            return new Outcome.Failed(new Problem(
                    Problem.Kind.REFUSED,
                    "huawei.version-withdrawn",
                    HuaweiTarget.version(info) + " is " + info.state() + " at Huawei AppGallery.",
                    "app " + appId,
                    "Somebody has taken it back. Publish it again when it is ready. " + HuaweiTarget.page(appId)));
        }
        String states =
                String.join(" or ", wanted.stream().map(ReleaseState::name).toList());
        return context.waitFor(
                "the state " + states + " (" + HuaweiTarget.version(info) + " is " + info.state() + ")",
                info.state().isUnderReview() ? IN_REVIEW : OTHERWISE);
    }

    private static ReleaseType releaseType(StepContext context, StepSettings settings) {
        boolean phased = settings.flag(PHASED)
                .orElseGet(() -> context.output(PublishToHuawei.PHASED.name())
                        .map(Boolean::valueOf)
                        .orElse(false));
        return phased ? ReleaseType.PHASED : ReleaseType.FULL;
    }

    /** Tells each change once, in the log and as an activity. */
    private static void tell(StepContext context, AppInfo info) {
        String now = info.state().name();
        String before = context.noted(STATE)
                .or(() -> context.output(HuaweiTarget.STATE.name())
                        .filter(state -> ReleaseState.written(state).isPresent()))
                .orElse("");
        if (!info.state().isKnown()) {
            context.say(
                    "unknown:" + now,
                    "Publish Flow does not know what Huawei says of the state (" + now
                            + "), so it is not taken for success.");
            return;
        }
        if (context.noted(STATE).isPresent() && now.equals(before)) {
            return;
        }
        int number = context.noted(CHANGES).map(Integer::parseInt).orElse(0) + 1;
        String line = HuaweiTarget.version(info) + " is " + now
                + (before.isEmpty() || before.equals(now) ? "." : ", after " + before + ".");
        if (!before.isEmpty() && !before.equals(now)) {
            context.record("status:" + number, Action.STORE_STATUS_CHANGED, line);
            if (info.state().isRejected()) {
                context.record("rejected:" + number, Action.APP_VERSION_REJECTED, info.auditOpinion());
            }
            if (info.state().isLive()) {
                context.record("live:" + number, Action.APP_VERSION_RELEASED, line);
            }
        }
        context.say("status:" + number, line);
        context.note(STATE, now);
        context.note(CHANGES, Integer.toString(number));
    }

    private static Map<String, String> outputs(String packageName, String appId, AppInfo info) {
        Map<String, String> outputs = HuaweiTarget.outputs(packageName, appId, info);
        outputs.put(HuaweiTarget.VERSION.name(), info.versionName());
        outputs.put(HuaweiTarget.BUILD.name(), info.versionCode());
        return outputs;
    }
}
