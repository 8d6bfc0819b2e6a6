package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.ArrayList;
import java.util.List;

/**
 * A state that Apple writes as an object, with what it has to say to it (contract: {@code AppMediaAssetState} and the
 * state of {@code BuildUpload}).
 */
record StateDetail(String state, List<StoreError> errors, List<StoreError> warnings, List<StoreError> infos) {

    static StateDetail of(JsonNode state) {
        return new StateDetail(
                state.path("state").asText(),
                details(state.path("errors")),
                details(state.path("warnings")),
                details(state.path("infos")));
    }

    /** The contract says {@code description}; {@code message} has been seen as well. */
    private static List<StoreError> details(JsonNode array) {
        List<StoreError> details = new ArrayList<>();
        for (JsonNode detail : array) {
            String text =
                    detail.path("description").asText(detail.path("message").asText(null));
            details.add(new StoreError(detail.path("code").asText(null), null, text, null));
        }
        return details;
    }
}
