package io.jenkins.plugins.publishflow.store.appcircle;

import io.jenkins.plugins.publishflow.store.Problem.Kind;
import java.util.Arrays;

/** Why Appcircle refused a request, and what to do about it: by status and path, the special ones before the general. */
enum Refusal {
    KEY(
            401,
            "/auth/",
            Kind.CREDENTIALS,
            "appcircle.key-refused",
            "Appcircle does not accept the key.",
            "Check that it has not expired or been deleted: API keys live a year at most. Make a new one under My"
                    + " Organization."),
    ORGANIZATION(
            403,
            "/auth/",
            Kind.CREDENTIALS,
            "appcircle.organization-refused",
            "The key has no access to that organization of Appcircle.",
            "Check the id of the organization, and that the key's owner is a member of it."),
    MALFORMED_ID(
            400,
            "/auth/",
            Kind.INPUT,
            "appcircle.organization-invalid",
            "Appcircle does not understand the request for a token.",
            "The id of the organization has to be a GUID such as 3fa85f64-5717-4562-b3fc-2c963f66afa6; check the key as"
                    + " well."),
    NO_TOKENS(
            404,
            "/auth/",
            Kind.INPUT,
            "appcircle.no-token-address",
            "There is no exchange for tokens at this address.",
            "Give the address of a self-hosted Appcircle as https://api.your-domain; its tokens are then at"
                    + " https://auth.your-domain."),
    NOT_AUTHORIZED(
            401,
            "",
            Kind.CREDENTIALS,
            "appcircle.not-authorized",
            "Appcircle does not accept the token, not a fresh one either.",
            "Check that the addresses of API and tokens belong to the same Appcircle."),
    FORBIDDEN(
            403,
            "",
            Kind.CREDENTIALS,
            "appcircle.forbidden",
            "The key may not do this in Appcircle.",
            "Starting flows and marking release candidates takes the role Operator or higher."),
    NOT_FOUND(
            404,
            "",
            Kind.REFUSED,
            "appcircle.not-found",
            "Appcircle does not have what the request is about.",
            "Look in Appcircle whether somebody has removed it, and whether the key works in the right organization."),
    NOT_CANDIDATE(
            400,
            "/publish/",
            Kind.REFUSED,
            "appcircle.state",
            "Appcircle refuses this in the present state of the version or its flow.",
            "See what Appcircle says above. Only a release candidate has release notes and can be published."),
    OTHER(
            0,
            "",
            Kind.REFUSED,
            "appcircle.refused",
            "Appcircle refused the request.",
            "See what Appcircle says above. If it does not help, report it to the maintainers.");

    private final int status;
    private final String path;
    private final Kind kind;
    private final String code;
    private final String what;
    private final String remedy;

    Refusal(int status, String path, Kind kind, String code, String what, String remedy) {
        this.status = status;
        this.path = path;
        this.kind = kind;
        this.code = code;
        this.what = what;
        this.remedy = remedy;
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    String what() {
        return what;
    }

    String remedy() {
        return remedy;
    }

    /** The first row that fits. */
    static Refusal of(int status, String where) {
        return Arrays.stream(values())
                .filter(row -> row.status == 0 || row.status == status && where.contains(row.path))
                .findFirst()
                .orElse(OTHER);
    }
}
