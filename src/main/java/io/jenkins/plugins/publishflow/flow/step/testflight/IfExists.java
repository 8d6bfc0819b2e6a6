package io.jenkins.plugins.publishflow.flow.step.testflight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What to do where TestFlight already has a build with the version and build number of the binary. */
enum IfExists {
    /** Stop: nobody can tell whether it is the same binary. */
    FAIL,
    /** Send nothing, and go on with the build that is there. */
    REUSE,
    /** Send nothing, change nothing, and be done. */
    SKIP;

    static IfExists written(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As flow files write them. */
    static List<String> allowed() {
        return Arrays.stream(values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
