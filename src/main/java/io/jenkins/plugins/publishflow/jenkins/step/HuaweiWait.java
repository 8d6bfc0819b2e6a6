package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Spelling;
import io.jenkins.plugins.publishflow.store.huawei.ReleaseState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** When {@link HuaweiUploadStep} is done, and the states at Huawei that this comes to. */
enum HuaweiWait {
    /** Huawei shows the version under review, or has it as a draft where nothing is to be submitted. */
    SUBMITTED(),
    /** The version may go out, and waits for its time; without one it is out at once. */
    APPROVED(ReleaseState.RELEASING, ReleaseState.ON_SHELF),
    /** Users can get it; of a phased release, its share of the users. */
    RELEASED(ReleaseState.ON_SHELF);

    private final List<ReleaseState> states;

    HuaweiWait(ReleaseState... states) {
        this.states = List.of(states);
    }

    /** As it is written in a Jenkinsfile. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The states to wait for, by their names; none where the upload itself is all. */
    List<String> states() {
        return states.stream().map(ReleaseState::name).toList();
    }

    static List<String> choices() {
        return Arrays.stream(values()).map(HuaweiWait::written).toList();
    }

    /** @param written one of {@link #choices()} */
    static HuaweiWait of(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }

    /** What is wrong with the option, as one sentence; null where nothing is. */
    @CheckForNull
    static String problem(@CheckForNull String written, boolean submit) {
        if (written == null || !choices().contains(written)) {
            return "'waitFor': '" + written + "' is not one of " + String.join(", ", choices())
                    + Spelling.hint(String.valueOf(written), choices());
        }
        return submit || of(written) == SUBMITTED
                ? null
                : "'waitFor' is '" + written
                        + "', but with 'submit: false' the version stays a draft, which Huawei never"
                        + " looks at. Leave 'waitFor' out, or submit.";
    }
}
