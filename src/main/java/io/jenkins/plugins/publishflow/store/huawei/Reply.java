package io.jenkins.plugins.publishflow.store.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;

/**
 * A good answer of the Publishing API. Ids, codes and sizes come as numbers at one place and as texts at another; here
 * they are texts, empty where Huawei says nothing.
 */
record Reply(HttpAnswer answer, JsonNode document) {

    JsonNode at(String name) {
        return document.path(name);
    }

    /** A list; none is malformed. */
    JsonNode list(String name) throws StoreException {
        JsonNode list = at(name);
        if (!list.isArray()) {
            throw malformed("has no list '" + name + "' in it");
        }
        return list;
    }

    StoreException malformed(String how) {
        return answer.malformed(how);
    }

    /** A text or number as text; empty where there is none. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    @Override
    public String toString() {
        return answer.toString();
    }
}
