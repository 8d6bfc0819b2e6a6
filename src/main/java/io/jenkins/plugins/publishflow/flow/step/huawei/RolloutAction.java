package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.flow.StepSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@link HuaweiRollout} can do with a phased release. */
enum RolloutAction {
    RAISE,
    PAUSE,
    RESUME,
    COMPLETE;

    /** As flow files write them. */
    static List<String> written() {
        return Arrays.stream(values()).map(RolloutAction::toString).toList();
    }

    /** That of a step's settings, which are known to have one. */
    static RolloutAction of(StepSettings settings) {
        return valueOf(settings.text(HuaweiRollout.ACTION).orElseThrow().toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
