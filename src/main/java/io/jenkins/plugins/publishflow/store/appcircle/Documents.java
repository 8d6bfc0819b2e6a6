package io.jenkins.plugins.publishflow.store.appcircle;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;

/** How Appcircle's answers are read: lists come bare or in {@code data}, ids and codes as numbers or texts. */
final class Documents {

    private Documents() {}

    static JsonNode list(HttpAnswer answer) throws StoreException {
        JsonNode document = answer.json();
        JsonNode list = document.isArray() ? document : document.path("data");
        if (!list.isArray()) {
            throw answer.malformed("has no list in it");
        }
        return list;
    }

    /** A text or number as text; empty where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }
}
