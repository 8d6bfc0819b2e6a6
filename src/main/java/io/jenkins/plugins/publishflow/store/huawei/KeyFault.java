package io.jenkins.plugins.publishflow.store.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;

/** What can be wrong with a key file of AppGallery Connect, and what to do about it. */
enum KeyFault {
    UNREADABLE(
            "huawei.key-unreadable",
            "The key file of AppGallery Connect cannot be read.",
            "Check that the file is there and may be read."),
    EMPTY("huawei.key-empty", "The key file of AppGallery Connect is empty.", Remedy.FILES),
    BAD_JSON("huawei.key-bad-json", "The key of AppGallery Connect is no JSON object.", Remedy.FILES),
    GOOGLE(
            "huawei.key-is-google",
            "This is the key of a Google service account, not one of AppGallery Connect.",
            Remedy.FILES),
    APP_CONFIGURATION(
            "huawei.key-is-app-configuration",
            "This is agconnect-services.json, which is built into the app, and no key of the Publishing API.",
            Remedy.FILES),
    OTHER(
            "huawei.key-unknown",
            "This is neither the file of an API client nor that of a service account.",
            "The file of an API client has client_id and client_secret, that of a service account key_id, sub_account"
                    + " and private_key. "
                    + Remedy.FILES),
    CLIENT_INCOMPLETE(
            "huawei.key-client-incomplete",
            "The file of an API client lacks client_id or client_secret.",
            Remedy.FILES),
    ACCOUNT_INCOMPLETE(
            "huawei.key-account-incomplete",
            "The file of a service account lacks key_id, sub_account or private_key.",
            Remedy.FILES),
    DAMAGED(
            "huawei.key-damaged",
            "The private key in the file of the service account is damaged, or is none of RSA.",
            "Use the file as AppGallery Connect gave it, without changes to its line breaks."),
    TOO_SHORT(
            "huawei.key-too-short",
            "The private key in the file of the service account has less than 2048 bits.",
            "Make a new key for the service account in AppGallery Connect.");

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
        String place = where == null ? "key of AppGallery Connect" : where;
        return new StoreException(new Problem(Problem.Kind.INPUT, code, what, place, remedy));
    }

    /** Carries a fault to where the place is known. Has no cause: readers may quote what they read. */
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
        private static final String FILES =
                "Use the JSON file that AppGallery Connect gives under Users and permissions,"
                        + " API key: of an API client without a project (N/A), or of a service account of the developer.";
    }
}
