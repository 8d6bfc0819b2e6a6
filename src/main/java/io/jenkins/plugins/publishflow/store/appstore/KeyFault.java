package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;

/** What can be wrong with a key of App Store Connect before anything is sent. Quotes nothing of the key. */
enum KeyFault {
    UNREADABLE(
            "app-store.key-unreadable",
            "The key file cannot be read.",
            "Check that the file is there and may be read."),
    EMPTY("app-store.key-empty", "The key is empty.", Remedy.P8),
    NO_KEY("app-store.key-not-a-key", "This is no private key: it has no line BEGIN PRIVATE KEY.", Remedy.P8),
    DAMAGED(
            "app-store.key-damaged",
            "The private key is damaged or cut off.",
            "Copy the whole file again, from the line BEGIN PRIVATE KEY to the line END PRIVATE KEY. If it is lost,"
                    + " revoke the key in App Store Connect and make a new one."),
    CERTIFICATE("app-store.key-is-certificate", "This is a certificate, not a private key.", Remedy.P8),
    PUBLIC_KEY("app-store.key-is-public", "This is a public key, not a private key.", Remedy.P8),
    OPENSSH("app-store.key-is-openssh", "This is an OpenSSH key, not a key of App Store Connect.", Remedy.P8),
    RSA("app-store.key-is-rsa", "This is an RSA key; App Store Connect uses elliptic curve keys.", Remedy.P8),
    SEC1(
            "app-store.key-is-sec1",
            "This is an EC key in the older form SEC1 (BEGIN EC PRIVATE KEY); App Store Connect's files are PKCS#8.",
            "Use the .p8 file as Apple gave it, or convert it back: openssl pkcs8 -topk8 -nocrypt."),
    ENCRYPTED(
            "app-store.key-encrypted",
            "The private key is encrypted with a password.",
            "Use the .p8 file as Apple gave it: it has no password, and is kept as a credential instead."),
    CURVE(
            "app-store.key-wrong-curve",
            "This is an EC key of another curve than P-256, which App Store Connect uses.",
            Remedy.P8 + " A key for push notifications or for another service will not do."),
    ALGORITHM(
            "app-store.key-wrong-algorithm",
            "This is a private key of another kind than App Store Connect uses.",
            Remedy.P8),
    IN_HOUSE(
            "app-store.key-in-house",
            "This is a key of the Apple Developer Enterprise Program, which has neither App Store nor TestFlight.",
            "Use a key of the team that the app belongs to in App Store Connect."),
    BAD_JSON(
            "app-store.key-bad-json",
            "The key file begins like JSON but is none.",
            "Use a JSON file with key_id, issuer_id and key, or the .p8 file itself."),
    NO_KEY_ID(
            "app-store.key-id-missing",
            "The key id is missing.",
            "Give the key id that App Store Connect shows beside the key, or keep Apple's file name AuthKey_<key id>.p8."),
    BAD_KEY_ID(
            "app-store.key-id-invalid",
            "The key id is not of letters and digits alone.",
            "Give the key id that App Store Connect shows beside the key, such as 2X9R4HXF34."),
    BAD_ISSUER(
            "app-store.issuer-id-invalid",
            "The issuer id is no UUID.",
            "Give the issuer id that App Store Connect shows above the team keys; leave it out for an individual key.");

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
        String place = where == null ? "key of App Store Connect" : where;
        return new StoreException(new Problem(Problem.Kind.INPUT, code, what, place, remedy));
    }

    /** Carries a fault to where the place is known. Has no cause: providers may quote what they read. */
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
        private static final String P8 = "Use the .p8 file that App Store Connect gives once, under Users and Access,"
                + " Integrations, App Store Connect API.";
    }
}
