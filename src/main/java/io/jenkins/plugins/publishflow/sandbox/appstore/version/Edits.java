package io.jenkins.plugins.publishflow.sandbox.appstore.version;

import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.ApiError;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;

/** How edits are refused that the version's state forbids: 409 STATE_ERROR with a pointer to the attribute. */
final class Edits {

    private Edits() {}

    static Refusal refused(Resource version, String attribute) {
        return at(
                attribute,
                "The attribute '" + attribute + "' can not be modified while the version is in state "
                        + version.text("appVersionState"));
    }

    static Refusal at(String attribute, String detail) {
        return new Refusal(ApiError.of(
                        409,
                        "STATE_ERROR",
                        "An attribute value is not acceptable for the current resource state.",
                        detail)
                .at("/data/attributes/" + attribute));
    }
}
