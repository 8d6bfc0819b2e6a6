package io.jenkins.plugins.publishflow.flow.step.googleplay;

import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepType.Output;
import io.jenkins.plugins.publishflow.store.googleplay.ReleaseStatus;
import java.util.List;

/** The settings and outputs that several steps for Google Play have, with one meaning. */
final class ReleaseSettings {

    static final String TRACK_NAME = "track";
    static final String STATUS_NAME = "status";
    static final String FRACTION_NAME = "userFraction";
    static final String NOTES_NAME = "releaseNotes";
    static final String NAME_NAME = "releaseName";
    static final String PRIORITY_NAME = "updatePriority";
    static final String VERSION_CODE_NAME = "versionCode";
    static final String PACKAGE_NAME = "packageName";

    static final Setting STATUS = Setting.choice(
            STATUS_NAME,
            ReleaseStatus.COMPLETED.value(),
            List.of(ReleaseStatus.COMPLETED.value(), ReleaseStatus.IN_PROGRESS.value(), ReleaseStatus.DRAFT.value()),
            "completed: everyone on the track gets the release. inProgress: a share of them, see userFraction. draft:"
                    + " nobody does, and a person finishes it in Play Console; an app that was never published takes"
                    + " drafts only.");

    static final Setting FRACTION = Setting.optional(
            FRACTION_NAME,
            Setting.Type.TEXT,
            null,
            "The share of users that get a release whose status is inProgress: 0.1 or 10%. More than nothing and less than"
                    + " all.");

    static final Setting NOTES = Setting.optional(
            NOTES_NAME,
            Setting.Type.LOCALIZED_TEXT,
            null,
            "What is new, at most 500 characters a language; one text is in the app's default language.");

    static final Setting NAME = Setting.optional(
            NAME_NAME,
            Setting.Type.TEXT,
            null,
            "The name of the release in Play Console; Google makes one of the version.");

    static final Setting PRIORITY = Setting.optional(
            PRIORITY_NAME,
            Setting.Type.INTEGER,
            null,
            "How urgent the update is to apps that ask for updates themselves, from 0 to 5. Cannot be changed later.");

    static final Setting PACKAGE = Setting.optional(
            PACKAGE_NAME,
            Setting.Type.TEXT,
            null,
            "The package name of the app; needed only where the run has no binary.");

    static final Setting VERSION_CODE = Setting.optional(
            VERSION_CODE_NAME,
            Setting.Type.INTEGER,
            null,
            "The version code of the release. Without: that of the binary, else the one that an earlier step has released.");

    static final Output STORE = new Output("store", "The store: google-play.");
    static final Output APP = new Output("app", "Package name of the app.");
    static final Output VERSION_CODE_OUT = new Output("versionCode", "Version code of the release.");
    static final Output TRACK_OUT = new Output("track", "The track.");
    static final Output STATUS_OUT = new Output("status", "Status of the release on the track.");
    static final Output FRACTION_OUT =
            new Output("userFraction", "Share of users that get it, such as 0.1; missing where the status has none.");
    static final Output SENT = new Output(
            "sentForReview",
            "false where the changes wait for a person to send them for review in Play Console, otherwise true.");
    static final Output URL = new Output("url", "Play Console.");

    static final String CONSOLE = "https://play.google.com/console/developers";

    private ReleaseSettings() {}
}
