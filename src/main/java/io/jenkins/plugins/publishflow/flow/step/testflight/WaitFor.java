package io.jenkins.plugins.publishflow.flow.step.testflight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far the step goes before it is done. */
enum WaitFor {
    /** Until Apple has taken the binary and made a build of it. */
    UPLOAD,
    /** Until the build is processed, and has its answers, texts, groups and submission. */
    PROCESSING,
    /** Until the testers asked for have it. */
    TESTING;

    static WaitFor written(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As flow files write them. */
    static List<String> allowed() {
        return Arrays.stream(values())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
