package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A version's number, and when it is to go out once it is approved. Assumptions: a SCHEDULED version needs a date to
 * come; any other release type takes no date.
 */
public final class ReleaseSettings {

    private static final String SCHEDULED = "SCHEDULED";

    private ReleaseSettings() {}

    /** The date before which the version must not go out; empty where there is none. */
    public static Optional<Instant> earliest(Resource version) {
        return version.is("releaseType", SCHEDULED)
                ? Optional.of(OffsetDateTime.parse(version.text("earliestReleaseDate"))
                        .toInstant())
                : Optional.empty();
    }

    /** One to three whole numbers with dots between them. */
    static BodyRules.Check versionNumber() {
        return value -> value.isTextual() && value.textValue().matches("[0-9]{1,9}(\\.[0-9]{1,9}){0,2}")
                ? Optional.empty()
                : Optional.of("must be up to three whole numbers with dots between them");
    }

    /** A date with time and offset. */
    static BodyRules.Check date() {
        return value -> {
            try {
                OffsetDateTime.parse(value.asText());
                return Optional.empty();
            } catch (DateTimeException e) {
                return Optional.of("must be a date with time and offset, such as 2026-12-01T09:00:00-08:00");
            }
        };
    }

    /** @throws Refusal where the settings sent do not go together with each other or with those that stay */
    static void check(Payload sent, @CheckForNull Resource version, Instant now) {
        String type =
                sent.has("releaseType") || version == null ? sent.text("releaseType") : version.text("releaseType");
        String date = sent.has("earliestReleaseDate") || version == null
                ? sent.text("earliestReleaseDate")
                : version.text("earliestReleaseDate");
        if (SCHEDULED.equals(type) && date == null) {
            throw Refusal.attribute("REQUIRED", "earliestReleaseDate", "A scheduled release needs a date");
        }
        if (sent.text("earliestReleaseDate") != null) {
            if (!SCHEDULED.equals(type)) {
                throw Refusal.attribute(
                        "INVALID", "earliestReleaseDate", "Only the release type SCHEDULED goes with a date");
            }
            if (!OffsetDateTime.parse(date).toInstant().isAfter(now)) {
                throw Refusal.attribute("INVALID", "earliestReleaseDate", "The date must be in the future");
            }
        }
    }

    /** Takes the date away where the release type has none. */
    static void tidy(Resource version) {
        if (!version.is("releaseType", SCHEDULED)) {
            version.set("earliestReleaseDate", (String) null);
        }
    }
}
