package io.jenkins.plugins.publishflow.sandbox.http;

import java.io.IOException;
import java.util.List;

/** Several stores at one address: each gets the requests for its own paths, the last one those for no other's. */
public final class StoreSites implements Site {

    private final List<StoreSite> stores;

    /** @param stores at least one */
    public StoreSites(List<StoreSite> stores) {
        this.stores = List.copyOf(stores);
    }

    @Override
    public Answer answer(Request request) throws IOException {
        return of(request).answer(request);
    }

    @Override
    public Answer failure(int status, Request request) {
        return of(request).failure(status, request);
    }

    private StoreSite of(Request request) {
        return stores.stream()
                .filter(store -> store.serves(request.path()))
                .findFirst()
                .orElse(stores.get(stores.size() - 1));
    }
}
