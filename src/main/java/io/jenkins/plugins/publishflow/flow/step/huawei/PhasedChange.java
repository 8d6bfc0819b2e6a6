package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.flow.step.review.BoundedWait;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.huawei.AppInfo;
import io.jenkins.plugins.publishflow.store.huawei.PhasedRelease;
import io.jenkins.plugins.publishflow.store.huawei.PhasedReleases;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One change of a phased release. Looks first what Huawei shows; sends the change at most once; and is through only when
 * Huawei shows what was asked for. What it notes carries the time at which the step was started: a step that is started
 * anew looks anew.
 */
final class PhasedChange {

    static final Output STATE =
            new Output("phasedState", "Huawei's word for the phased release, such as RELEASE or SUSPEND.");
    static final Output PERCENT =
            new Output("phasedPercent", "The share of the users; missing once everybody has the version.");

    private static final Duration SEEN = Duration.ofSeconds(15);
    private static final Duration SEEN_PATIENCE = Duration.ofMinutes(15);

    private static final String CHANGE = "change";
    private static final String VERSION = "version";
    private static final String BEFORE = "before";
    private static final String END = "end";

    private final StepContext context;
    private final StepSettings settings;
    private final HuaweiTarget target;
    private final RolloutAction action;
    private final Optional<BigDecimal> percent;
    private final String packageName;
    private final String appId;

    PhasedChange(StepContext context, StepSettings settings) throws StoreException {
        this.context = context;
        this.settings = settings;
        this.target = new HuaweiTarget(context, settings);
        this.action = RolloutAction.of(settings);
        this.percent = settings.text(PublicationOptions.PERCENT).flatMap(PublicationChecks::percent);
        this.packageName = target.packageName();
        this.appId = target.appId(packageName);
    }

    Outcome advance() throws StoreException {
        if (context.noted(key(BEFORE)).isEmpty()) {
            AppInfo info = info(ReleaseType.PHASED);
            Optional<Problem> reason = reason(info);
            if (reason.isPresent()) {
                return new Outcome.Failed(reason.get());
            }
            note(info);
        }
        context.once(key(CHANGE), this::found, this::send);
        AppInfo info = info();
        if (!isReached(info)) {
            return BoundedWait.until(
                    context, CHANGE, "Huawei to show the change (" + describe(info) + ")", SEEN, SEEN_PATIENCE);
        }
        String line = action + ": " + describe(info);
        context.record(CHANGE, Activity.Action.PHASED_RELEASE_UPDATED, line);
        context.say(CHANGE, "Phased release, " + line + ".");
        return new Outcome.Done(outputs(info));
    }

    private String key(String name) {
        return name + "@" + context.startedAt();
    }

    private String noted(String name) {
        return context.noted(key(name)).orElse("");
    }

    /** What has to be known before the change, for after it nobody can tell. */
    private void note(AppInfo info) {
        settings.duration(PublicationOptions.PHASED_DURATION)
                .ifPresent(length ->
                        context.note(key(END), context.now().plus(length).toString()));
        context.note(key(VERSION), info.versionCode());
        PhasedRelease phased = info.phasedRelease();
        if (isReached(info) && noted(END).isEmpty()) {
            context.note(key(CHANGE), "as it was");
        }
        context.note(key(BEFORE), phased == null || phased.percent().isEmpty() ? "none" : phased.percent());
    }

    /** What Huawei shows now. Once all are to have the version, it is the one for everybody that tells how it went. */
    private AppInfo info() throws StoreException {
        return info(action == RolloutAction.COMPLETE ? ReleaseType.FULL : ReleaseType.PHASED);
    }

    /** An answer without a state tells nothing: another look, before anything is sent or called done. */
    private AppInfo info(ReleaseType type) throws StoreException {
        AppInfo info = target.store().apps().info(appId, type);
        if (info.state().isKnown()) {
            return info;
        }
        throw new StoreException(HuaweiTarget.stateUnknown());
    }

    private Optional<Problem> reason(AppInfo info) {
        String code = target.versionCode();
        if (!code.isEmpty()
                && !info.versionCode().isEmpty()
                && !info.versionCode().equals(code)) {
            return Optional.of(HuaweiTarget.otherVersion(code, appId, info));
        }
        if (isReached(info)) {
            return Optional.empty();
        }
        PhasedRelease phased = info.phasedRelease();
        if (phased == null || !phased.isUnfinished() || !info.state().isLive()) {
            return Optional.of(refused(
                    "huawei.no-rollout",
                    "There is no phased release to " + action + ": " + describe(info) + ".",
                    "A phased release begins with publishToHuawei and phasedPercent, once Huawei has approved it; see the"
                            + " step huaweiReleaseStatus. "));
        }
        if (action == RolloutAction.RAISE && phased.isPaused()) {
            return Optional.of(refused(
                    "huawei.rollout-paused",
                    "The phased release is paused, so that a larger share would reach nobody.",
                    "Resume it first, with 'action: resume'. "));
        }
        if (action == RolloutAction.RAISE && number(phased.percent()).compareTo(share()) > 0) {
            return Optional.of(refused(
                    "huawei.rollout-falls",
                    "The phased release is at " + phased.percent() + " % already, and cannot fall to "
                            + share().toPlainString() + " %.",
                    "Give a larger share, or pause the phased release. "));
        }
        return Optional.empty();
    }

    private Problem refused(String code, String what, String remedy) {
        return new Problem(Problem.Kind.REFUSED, code, what, "app " + appId, remedy + HuaweiTarget.page(appId));
    }

    /** Whether Huawei shows what was asked for. A raise to the share that there was before may have another end. */
    private boolean isReached(AppInfo info) {
        PhasedRelease phased = info.phasedRelease();
        if (phased == null || !phased.isUnfinished()) {
            return action == RolloutAction.COMPLETE
                    && info.state().isLive()
                    && !info.onShelfVersionCode().isEmpty()
                    && info.onShelfVersionCode().equals(version(info));
        }
        boolean asked =
                switch (action) {
                    case PAUSE -> phased.isPaused();
                    case RESUME -> phased.isReleasing();
                    case RAISE -> number(phased.percent()).compareTo(share()) == 0;
                    case COMPLETE -> false;
                };
        return asked && info.state().isLive();
    }

    /** The version code that the change is of, by what was seen first. */
    private String version(AppInfo info) {
        String seen = noted(VERSION);
        return seen.isEmpty() ? info.versionCode() : seen;
    }

    private BigDecimal share() {
        return percent.orElseThrow();
    }

    private static BigDecimal number(String percent) {
        return PublicationChecks.percent(percent).orElse(BigDecimal.ZERO);
    }

    /** Where the share was the same before, nothing tells whether its new end has arrived; it is sent again. */
    private Optional<String> found() throws StoreException {
        boolean asBefore =
                action == RolloutAction.RAISE && number(noted(BEFORE)).compareTo(share()) == 0;
        return !asBefore && isReached(info()) ? Optional.of("found") : Optional.empty();
    }

    private String send() throws StoreException {
        PhasedReleases releases = target.store().phasedReleases();
        switch (action) {
            case PAUSE -> releases.pause(appId);
            case RESUME -> releases.resume(appId);
            case COMPLETE -> releases.complete(appId);
            default ->
                releases.raise(
                        appId,
                        share(),
                        context.noted(key(END)).map(Instant::parse).orElse(null));
        }
        return "sent";
    }

    private static String describe(AppInfo info) {
        PhasedRelease phased = info.phasedRelease();
        String version = HuaweiTarget.version(info) + " is " + info.state();
        if (phased == null || !phased.isUnfinished()) {
            return version;
        }
        return version + ", phased release " + phased.state()
                + (phased.percent().isEmpty() ? "" : " at " + phased.percent() + " %");
    }

    private Map<String, String> outputs(AppInfo info) {
        Map<String, String> outputs = HuaweiTarget.outputs(packageName, appId, info);
        outputs.put(HuaweiTarget.VERSION.name(), info.versionName());
        outputs.put(HuaweiTarget.BUILD.name(), info.versionCode());
        PhasedRelease phased = info.phasedRelease();
        if (phased != null && phased.isUnfinished()) {
            outputs.put(STATE.name(), phased.state());
            outputs.put(PERCENT.name(), phased.percent());
        }
        return outputs;
    }
}
