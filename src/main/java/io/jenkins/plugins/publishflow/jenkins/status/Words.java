package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.flow.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** How the pages write what the status has as plain data. */
public final class Words {

    static final Words INSTANCE = new Words();

    private Words() {}

    /** A time that the status has in ISO form, for Jelly's tags, which know the reader's zone; null for null. */
    @CheckForNull
    public Date date(@CheckForNull String iso) {
        return iso == null ? null : Date.from(Instant.parse(iso));
    }

    /** From one to the other; empty where one is missing. */
    static String took(Optional<Instant> from, Optional<Instant> to) {
        return from.isPresent() && to.isPresent() ? Durations.format(Duration.between(from.get(), to.get())) : "";
    }
}
