package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Json;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Submission, schedule and phased release. */
final class SubmissionRoutes {

    private static final String PHASED = "3";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    private final GalleryState state;
    private final PackageRoutes packages;
    private final Clock clock;

    SubmissionRoutes(GalleryState state, PackageRoutes packages, Clock clock) {
        this.state = state;
        this.packages = packages;
        this.clock = clock;
    }

    Answer submit(Request request) throws IOException {
        GalleryApp app = AppRoutes.app(state, request);
        if (app.isUnderReview()) {
            throw Refused.code(204144692, "the version is under review already");
        }
        checkPackage(app);
        String missing = state.verdicts.missing();
        if (missing != null) {
            throw Refused.code(204144660, missing + " is necessary");
        }
        String remark = request.query().get("remark");
        if (remark != null && (remark.length() < 10 || remark.length() > 300)) {
            throw Refused.code(204144641, "remark is invalid");
        }
        String releaseTime = request.query().get("releaseTime");
        if (releaseTime != null) {
            ahead(releaseTime);
        }
        boolean phased = PHASED.equals(request.query().get("releaseType"));
        GalleryApp.Phased plan = phased ? plan(app, Json.MAPPER.readTree(request.body())) : null;
        if (app.hasOpenPhased()) {
            request.note("accepted, and never to be seen: an earlier phased release is unfinished");
            return Answer.json(200, Refused.good());
        }
        app.phased = plan;
        app.submission.clear();
        if (remark != null) {
            app.submission.put("remark", remark);
        }
        app.releaseTime = releaseTime;
        app.auditOpinion = null;
        app.submittedAt = clock.instant();
        app.submissions++;
        app.readsSinceSubmission = 0;
        app.releaseState = app.onShelfCode == null ? GalleryApp.REVIEWING : GalleryApp.UPDATE_REVIEWING;
        return Answer.json(200, Refused.good());
    }

    /** Two codes say that it is too early, in turn. */
    private void checkPackage(GalleryApp app) {
        GalleryPackage current = app.current();
        if (current == null || app.releaseState != GalleryApp.DRAFT && !app.hasOpenPhased() && !isRejected(app)) {
            throw Refused.code(204144660, "the package is necessary");
        }
        if (!packages.isCompiled(current)) {
            throw app.early++ % 2 == 0
                    ? Refused.code(204144727, "package is being compiled, please try again in 3-5 minutes")
                    : Refused.code(204144660, "The package is being processed. It may take 2-5 minutes");
        }
        if (state.verdicts.compileFails()) {
            throw Refused.code(204144720, "package compile failed");
        }
    }

    private static boolean isRejected(GalleryApp app) {
        return app.releaseState == GalleryApp.RELEASE_REJECTED || app.releaseState == GalleryApp.UPDATE_REJECTED;
    }

    private GalleryApp.Phased plan(GalleryApp app, JsonNode body) {
        if (app.onShelfCode == null) {
            throw Refused.code(204144715, "a phased release needs a full release on the shelf");
        }
        GalleryApp.Phased plan = new GalleryApp.Phased();
        plan.state = "SUBMITTED";
        plan.percent = percent(body.path("phasedReleasePercent").asText());
        plan.startTime = body.path("phasedReleaseStartTime").asText();
        plan.endTime = body.path("phasedReleaseEndTime").asText();
        plan.description = body.path("phasedReleaseDescription").asText();
        if (!time(plan.startTime).isBefore(time(plan.endTime)) || plan.description.isEmpty()) {
            throw Refused.code(204144718, "the phased release is not complete");
        }
        return plan;
    }

    private static String percent(String text) {
        if (!text.matches("\\d{1,3}\\.\\d\\d") || new BigDecimal(text).compareTo(new BigDecimal("100")) > 0) {
            throw Refused.code(204144716, "the percentage of the phased release is wrong");
        }
        return text;
    }

    /** A plus that was not encoded comes as a blank, and the time is none. */
    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.code(204144677, "the release time is wrong");
        }
    }

    private void ahead(String releaseTime) {
        if (time(releaseTime).isBefore(clock.instant())) {
            throw Refused.code(204144678, "the release time has passed");
        }
    }

    Answer changeTime(Request request) throws IOException {
        GalleryApp app = AppRoutes.app(state, request);
        JsonNode body = Json.MAPPER.readTree(request.body());
        if (!app.isUnderReview() && app.releaseState != GalleryApp.RELEASING) {
            throw Refused.code(204144678, "no version waits for its release");
        }
        if (body.path("changeType").asInt() == 1) {
            app.releaseTime = null;
        } else {
            ahead(body.path("releaseTime").asText());
            app.releaseTime = body.path("releaseTime").asText();
        }
        return Answer.json(200, Refused.good());
    }

    Answer takeOff(Request request) {
        GalleryApp app = AppRoutes.app(state, request);
        if (app.onShelfCode == null) {
            throw Refused.code(204144649, "the app is not on the shelf");
        }
        app.releaseState = GalleryApp.REMOVED_BY_DEVELOPER;
        app.onShelfCode = null;
        app.onShelfVersion = null;
        return Answer.json(200, Refused.good());
    }

    /** Raises the share, or gives the version to everybody. */
    Answer changePhased(Request request) throws IOException {
        GalleryApp app = AppRoutes.app(state, request);
        GalleryApp.Phased phased = open(app);
        if (!PHASED.equals(request.query().getOrDefault("releaseType", PHASED))) {
            app.phased = null;
            toShelf(app);
            return Answer.json(200, Refused.good());
        }
        JsonNode body = Json.MAPPER.readTree(request.body());
        String percent = percent(body.path("phasedReleasePercent").asText());
        if (new BigDecimal(percent).compareTo(new BigDecimal(phased.percent)) < 0) {
            throw Refused.code(204144717, "the percentage must not fall");
        }
        phased.percent = percent;
        if (body.has("phasedReleaseEndTime")) {
            time(body.path("phasedReleaseEndTime").asText());
            phased.endTime = body.path("phasedReleaseEndTime").asText();
        }
        return Answer.json(200, Refused.good());
    }

    Answer phasedState(Request request) throws IOException {
        GalleryApp.Phased phased = open(AppRoutes.app(state, request));
        String wanted = Json.MAPPER.readTree(request.body()).path("state").asText();
        if (!wanted.equals("SUSPEND") && !wanted.equals("RELEASE")) {
            throw Refused.code(204144641, "state is invalid");
        }
        phased.state = wanted;
        return Answer.json(200, Refused.good());
    }

    private static GalleryApp.Phased open(GalleryApp app) {
        if (!app.hasOpenPhased()) {
            throw Refused.code(204144715, "there is no phased release");
        }
        return app.phased;
    }

    /** Lets time pass for an app; returns whether that changed it. */
    boolean advance(GalleryApp app, GallerySettings settings) {
        Instant submitted = app.submittedAt;
        if (submitted == null || clock.instant().isBefore(submitted.plus(settings.review()))) {
            return false;
        }
        if (app.isUnderReview()) {
            decide(app);
            return true;
        }
        if (app.releaseState == GalleryApp.RELEASING && !waits(app)) {
            toShelf(app);
            return true;
        }
        return false;
    }

    private void decide(GalleryApp app) {
        String opinion = state.verdicts.auditOpinion();
        if (opinion != null) {
            app.auditOpinion = opinion;
            app.releaseState = app.onShelfCode == null ? GalleryApp.RELEASE_REJECTED : GalleryApp.UPDATE_REJECTED;
            app.phased = null;
        } else if (waits(app)) {
            app.releaseState = GalleryApp.RELEASING;
        } else if (app.phased != null) {
            // The version for everybody stays the one on the shelf: an assumption.
            app.phased.state = "RELEASE";
            app.releaseState = GalleryApp.ON_SHELF;
        } else {
            toShelf(app);
        }
    }

    private boolean waits(GalleryApp app) {
        return app.releaseTime != null && clock.instant().isBefore(time(app.releaseTime));
    }

    private static void toShelf(GalleryApp app) {
        GalleryPackage current = app.current();
        app.releaseState = GalleryApp.ON_SHELF;
        if (current != null) {
            app.onShelfVersion = current.versionName();
            Integer code = current.versionCode();
            Integer unknown = 0;
            app.onShelfCode = code == null ? unknown : code;
        }
    }
}
