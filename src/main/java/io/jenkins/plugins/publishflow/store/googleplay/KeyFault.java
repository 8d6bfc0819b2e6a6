package io.jenkins.plugins.publishflow.store.googleplay;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;

/** What can be wrong with the key of a service account before anything is sent. Quotes nothing of the key. */
enum KeyFault {
    UNREADABLE(
            "google-play.key-unreadable",
            "The key file cannot be read.",
            "Check that the file is there and may be read."),
    EMPTY("google-play.key-empty", "The key is empty.", Remedy.JSON),
    NO_JSON("google-play.key-not-json", "This is no JSON file of a service account.", Remedy.JSON),
    P12(
            "google-play.key-is-p12",
            "This is a key in the older P12 form, which is not taken.",
            "Make a key of type JSON for the service account in the Google Cloud console."),
    USER(
            "google-play.key-is-user",
            "These are credentials of a person (authorized_user), not of a service account.",
            Remedy.JSON + " The login of a person ends without notice and is no key for a build."),
    EXTERNAL(
            "google-play.key-is-external",
            "These are settings for workload identity (external_account), which work inside their cloud alone.",
            Remedy.JSON),
    OAUTH_CLIENT(
            "google-play.key-is-oauth-client",
            "This is the file of an OAuth client, not the key of a service account.",
            Remedy.JSON),
    OTHER_TYPE("google-play.key-other-type", "This JSON file is not the key of a service account.", Remedy.JSON),
    INCOMPLETE(
            "google-play.key-incomplete",
            "The key file lacks client_email or private_key.",
            "Use the file as the Google Cloud console gave it, whole."),
    BAD_TOKEN_ADDRESS(
            "google-play.key-token-address",
            "The token_uri of the key file is no address that a key may be used with.",
            "Use the file as the Google Cloud console gave it: its token_uri begins with https://."),
    DAMAGED(
            "google-play.key-damaged",
            "The private key in the file is damaged or cut off.",
            "Use the file as the Google Cloud console gave it; line breaks in the key are written \\n there. If it is"
                    + " lost, delete the key and make a new one.");

    private final String code;
    private final String what;
    private final String remedy;

    KeyFault(String code, String what, String remedy) {
        this.code = code;
        this.what = what;
        this.remedy = remedy;
    }

    /** @param where the file, or null where the key came as a text */
    StoreException problem(@CheckForNull String where) {
        String place = where == null ? "key of Google Play" : where;
        return new StoreException(new Problem(Problem.Kind.INPUT, code, what, place, remedy));
    }

    /** Carries a fault to where the place is known. Has no cause: parsers may quote what they read. */
    static final class Found extends Exception {

        private static final long serialVersionUID = 1;

        private final KeyFault fault;

        Found(KeyFault fault) {
            super(fault.what);
            this.fault = fault;
        }

        KeyFault fault() {
            return fault;
        }
    }

    /** What most of them come to. */
    private static final class Remedy {
        private static final String JSON = "Use the JSON key of a service account: Google Cloud console, IAM and admin,"
                + " Service accounts, Keys, Add key, JSON. The account is then invited in Play Console under Users and"
                + " permissions.";
    }
}
