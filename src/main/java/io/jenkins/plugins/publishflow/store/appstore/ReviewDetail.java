package io.jenkins.plugins.publishflow.store.appstore;

import java.util.Map;

/**
 * Whom App Review asks, and how it signs in (contract: {@code AppStoreReviewDetail}). The password of the demo account
 * is a secret and never read.
 *
 * @param id Apple's id
 * @param texts attribute name, such as {@code contactEmail}, to text; what the store has no text for is not in it
 */
public record ReviewDetail(String id, Map<String, String> texts) {
    public ReviewDetail {
        texts = Map.copyOf(texts);
    }
}
