package io.jenkins.plugins.publishflow.store.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PLACEHOLDER shape, being replaced now: the JSON:API client that the resource classes of this package share. */
public interface AppStoreConnect {

    /** One resource document; the whole answer, with {@code data} and {@code included}. */
    JsonNode get(String path, Map<String, String> query) throws StoreException;

    /** As {@link #get}, but empty where Apple answers 404 or {@code data: null}. */
    Optional<JsonNode> find(String path, Map<String, String> query) throws StoreException;

    /** All pages of a collection; {@code data} of all pages, {@code included} merged. */
    List<JsonNode> list(String path, Map<String, String> query) throws StoreException;

    JsonNode post(String path, ObjectNode body) throws StoreException;

    /** The answer, or a missing node for 204. */
    JsonNode patch(String path, ObjectNode body) throws StoreException;

    void delete(String path) throws StoreException;
}
