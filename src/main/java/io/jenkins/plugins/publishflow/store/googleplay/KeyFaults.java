package io.jenkins.plugins.publishflow.store.googleplay;

import io.jenkins.plugins.publishflow.store.KeyFault;
import io.jenkins.plugins.publishflow.store.Store;

/** What can be wrong with the key of a service account. */
final class KeyFaults {

    private static final String JSON = "Use the JSON key of a service account: Google Cloud console, IAM and admin,"
            + " Service accounts, Keys, Add key, JSON. The account is then invited in Play Console under Users and"
            + " permissions.";

    static final KeyFault UNREADABLE = fault(
            "google-play.key-unreadable",
            "The key file cannot be read.",
            "Check that the file is there and may be read.");
    static final KeyFault EMPTY = fault("google-play.key-empty", "The key is empty.", JSON);
    static final KeyFault NO_JSON =
            fault("google-play.key-not-json", "This is no JSON file of a service account.", JSON);
    static final KeyFault P12 = fault(
            "google-play.key-is-p12",
            "This is a key in the older P12 form, which is not taken.",
            "Make a key of type JSON for the service account in the Google Cloud console.");
    static final KeyFault USER = fault(
            "google-play.key-is-user",
            "These are credentials of a person (authorized_user), not of a service account.",
            JSON + " The login of a person ends without notice and is no key for a build.");
    static final KeyFault EXTERNAL = fault(
            "google-play.key-is-external",
            "These are settings for workload identity (external_account), which work inside their cloud alone.",
            JSON);
    static final KeyFault OAUTH_CLIENT = fault(
            "google-play.key-is-oauth-client",
            "This is the file of an OAuth client, not the key of a service account.",
            JSON);
    static final KeyFault OTHER_TYPE =
            fault("google-play.key-other-type", "This JSON file is not the key of a service account.", JSON);
    static final KeyFault INCOMPLETE = fault(
            "google-play.key-incomplete",
            "The key file lacks client_email or private_key.",
            "Use the file as the Google Cloud console gave it, whole.");
    static final KeyFault BAD_TOKEN_ADDRESS = fault(
            "google-play.key-token-address",
            "The token_uri of the key file is no address that a key may be used with.",
            "Use the file as the Google Cloud console gave it: its token_uri begins with https://.");
    static final KeyFault DAMAGED = fault(
            "google-play.key-damaged",
            "The private key in the file is damaged or cut off.",
            "Use the file as the Google Cloud console gave it; line breaks in the key are written \\n there. If it is"
                    + " lost, delete the key and make a new one.");

    private KeyFaults() {}

    private static KeyFault fault(String code, String what, String remedy) {
        return new KeyFault(Store.GOOGLE_PLAY, code, what, remedy);
    }
}
