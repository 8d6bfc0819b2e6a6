package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import io.jenkins.plugins.publishflow.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Raises, pauses, resumes or completes a phased release at Huawei. The share of the users never falls. */
public final class HuaweiRollout implements StepType {

    /** The name in flow files. */
    public static final String NAME = "huaweiRollout";

    static final String ACTION = "action";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String displayName() {
        return "Rollout on Huawei AppGallery";
    }

    @Override
    public Optional<Store> store() {
        return Optional.of(Store.HUAWEI);
    }

    @Override
    public String summary() {
        return "Raises, pauses, resumes or completes the phased release of a version at Huawei AppGallery, and is done"
                + " when Huawei shows it so.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting(
                        ACTION,
                        Setting.Type.CHOICE,
                        true,
                        null,
                        RolloutAction.written(),
                        "raise: to phasedPercent. pause: nobody else gets the version for now, who has it keeps it."
                                + " resume: after a pause, with the share as before. complete: everybody gets it."),
                Setting.optional(
                        PublicationOptions.PERCENT,
                        Setting.Type.TEXT,
                        null,
                        "For 'action: raise': the share of the users, such as 25 or 12.5, above the present one and below"
                                + " 100."),
                Setting.optional(
                        PublicationOptions.PHASED_DURATION,
                        Setting.Type.DURATION,
                        null,
                        "For 'action: raise': how long the phased release goes on from now; after that everybody gets the"
                                + " version. Nothing: its end stays."),
                Setting.optional(
                        HuaweiTarget.VERSION_CODE,
                        Setting.Type.TEXT,
                        null,
                        "Version code of the phased release. Nothing: that of the binary, or whichever version is"
                                + " released in phases."),
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
                PhasedChange.STATE,
                PhasedChange.PERCENT,
                HuaweiTarget.URL);
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean needsBinary() {
        return false;
    }

    @Override
    public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
        List<Finding> findings = new ArrayList<>();
        RolloutAction action = RolloutAction.of(settings);
        Optional<String> percent = settings.text(PublicationOptions.PERCENT);
        if (action == RolloutAction.RAISE && percent.isEmpty()) {
            findings.add(
                    new Finding(PublicationOptions.PERCENT, "raising a phased release needs the share to raise it to"));
        }
        percent.flatMap(text -> wrongPercent(action, text)).ifPresent(findings::add);
        if (action != RolloutAction.RAISE
                && settings.text(PublicationOptions.PHASED_DURATION).isPresent()) {
            findings.add(new Finding(PublicationOptions.PHASED_DURATION, "'" + action + "' does not change the end"));
        }
        findings.addAll(PublicationChecks.appId(settings));
        return findings;
    }

    private static Optional<Finding> wrongPercent(RolloutAction action, String text) {
        Optional<BigDecimal> percent = PublicationChecks.percent(text);
        String wrong = "";
        if (action != RolloutAction.RAISE) {
            wrong = "'" + action + "' takes no share of the users";
        } else if (percent.isEmpty()) {
            wrong = "'" + text + "' is no percentage above 0 and below 100 with at most two decimals";
        } else if (percent.get().compareTo(BigDecimal.valueOf(100)) == 0) {
            wrong = "for everybody, write 'action: complete'";
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new Finding(PublicationOptions.PERCENT, wrong));
    }

    @Override
    public FlowStep create(StepSettings settings) {
        return context -> new PhasedChange(context, settings).advance();
    }
}
