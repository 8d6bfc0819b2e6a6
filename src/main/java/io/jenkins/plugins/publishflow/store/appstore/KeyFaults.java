package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.KeyFault;
import io.jenkins.plugins.publishflow.store.Store;

/** What can be wrong with a key of App Store Connect. */
final class KeyFaults {

    private static final String P8 = "Use the .p8 file that App Store Connect gives once, under Users and Access,"
            + " Integrations, App Store Connect API.";

    static final KeyFault UNREADABLE = fault(
            "app-store.key-unreadable",
            "The key file cannot be read.",
            "Check that the file is there and may be read.");
    static final KeyFault EMPTY = fault("app-store.key-empty", "The key is empty.", P8);
    static final KeyFault NO_KEY =
            fault("app-store.key-not-a-key", "This is no private key: it has no line BEGIN PRIVATE KEY.", P8);
    static final KeyFault DAMAGED = fault(
            "app-store.key-damaged",
            "The private key is damaged or cut off.",
            "Copy the whole file again, from the line BEGIN PRIVATE KEY to the line END PRIVATE KEY. If it is lost,"
                    + " revoke the key in App Store Connect and make a new one.");
    static final KeyFault CERTIFICATE =
            fault("app-store.key-is-certificate", "This is a certificate, not a private key.", P8);
    static final KeyFault PUBLIC_KEY = fault("app-store.key-is-public", "This is a public key, not a private key.", P8);
    static final KeyFault OPENSSH =
            fault("app-store.key-is-openssh", "This is an OpenSSH key, not a key of App Store Connect.", P8);
    static final KeyFault RSA =
            fault("app-store.key-is-rsa", "This is an RSA key; App Store Connect uses elliptic curve keys.", P8);
    static final KeyFault SEC1 = fault(
            "app-store.key-is-sec1",
            "This is an EC key in the older form SEC1 (BEGIN EC PRIVATE KEY); App Store Connect's files are PKCS#8.",
            "Use the .p8 file as Apple gave it, or convert it back: openssl pkcs8 -topk8 -nocrypt.");
    static final KeyFault ENCRYPTED = fault(
            "app-store.key-encrypted",
            "The private key is encrypted with a password.",
            "Use the .p8 file as Apple gave it: it has no password, and is kept as a credential instead.");
    static final KeyFault CURVE = fault(
            "app-store.key-wrong-curve",
            "This is an EC key of another curve than P-256, which App Store Connect uses.",
            P8 + " A key for push notifications or for another service will not do.");
    static final KeyFault ALGORITHM = fault(
            "app-store.key-wrong-algorithm", "This is a private key of another kind than App Store Connect uses.", P8);
    static final KeyFault IN_HOUSE = fault(
            "app-store.key-in-house",
            "This is a key of the Apple Developer Enterprise Program, which has neither App Store nor TestFlight.",
            "Use a key of the team that the app belongs to in App Store Connect.");
    static final KeyFault BAD_JSON = fault(
            "app-store.key-bad-json",
            "The key file begins like JSON but is none.",
            "Use a JSON file with key_id, issuer_id and key, or the .p8 file itself.");
    static final KeyFault NO_KEY_ID = fault(
            "app-store.key-id-missing",
            "The key id is missing.",
            "Give the key id that App Store Connect shows beside the key, or keep Apple's file name AuthKey_<key id>.p8.");
    static final KeyFault BAD_KEY_ID = fault(
            "app-store.key-id-invalid",
            "The key id is not of letters and digits alone.",
            "Give the key id that App Store Connect shows beside the key, such as 2X9R4HXF34.");
    static final KeyFault BAD_ISSUER = fault(
            "app-store.issuer-id-invalid",
            "The issuer id is no UUID.",
            "Give the issuer id that App Store Connect shows above the team keys; leave it out for an individual key.");

    private KeyFaults() {}

    private static KeyFault fault(String code, String what, String remedy) {
        return new KeyFault(Store.APP_STORE, code, what, remedy);
    }
}
