package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.KeyFault;
import io.jenkins.plugins.publishflow.store.Store;

/** What can be wrong with a key file of AppGallery Connect. */
final class KeyFaults {

    private static final String FILES = "Use the JSON file that AppGallery Connect gives under Users and permissions,"
            + " API key: of an API client without a project (N/A), or of a service account of the developer.";

    static final KeyFault UNREADABLE = fault(
            "huawei.key-unreadable",
            "The key file of AppGallery Connect cannot be read.",
            "Check that the file is there and may be read.");
    static final KeyFault EMPTY = fault("huawei.key-empty", "The key file of AppGallery Connect is empty.", FILES);
    static final KeyFault BAD_JSON =
            fault("huawei.key-bad-json", "The key of AppGallery Connect is no JSON object.", FILES);
    static final KeyFault GOOGLE = fault(
            "huawei.key-is-google",
            "This is the key of a Google service account, not one of AppGallery Connect.",
            FILES);
    static final KeyFault APP_CONFIGURATION = fault(
            "huawei.key-is-app-configuration",
            "This is agconnect-services.json, which is built into the app, and no key of the Publishing API.",
            FILES);
    static final KeyFault OTHER = fault(
            "huawei.key-unknown",
            "This is neither the file of an API client nor that of a service account.",
            "The file of an API client has client_id and client_secret, that of a service account key_id, sub_account"
                    + " and private_key. "
                    + FILES);
    static final KeyFault CLIENT_INCOMPLETE =
            fault("huawei.key-client-incomplete", "The file of an API client lacks client_id or client_secret.", FILES);
    static final KeyFault ACCOUNT_INCOMPLETE = fault(
            "huawei.key-account-incomplete",
            "The file of a service account lacks key_id, sub_account or private_key.",
            FILES);
    static final KeyFault DAMAGED = fault(
            "huawei.key-damaged",
            "The private key in the file of the service account is damaged, or is none of RSA.",
            "Use the file as AppGallery Connect gave it, without changes to its line breaks.");
    static final KeyFault TOO_SHORT = fault(
            "huawei.key-too-short",
            "The private key in the file of the service account has less than 2048 bits.",
            "Make a new key for the service account in AppGallery Connect.");

    private KeyFaults() {}

    private static KeyFault fault(String code, String what, String remedy) {
        return new KeyFault(Store.HUAWEI, code, what, remedy);
    }
}
