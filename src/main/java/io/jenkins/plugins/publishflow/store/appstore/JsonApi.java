package io.jenkins.plugins.publishflow.store.appstore;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Apple's JSON:API, which all resource classes of this package share: makes the requests of their paths, queries and
 * bodies, pages through collections, renews a refused token once, and turns every refusal into a problem. Paths start
 * with {@code /v1}; query names are written with plain brackets ({@code filter[app]}), several values with commas.
 * Never repeats a request otherwise. Thread-safe.
 */
final class JsonApi {

    /** One resource. */
    Resource get(String path, Map<String, String> query) throws StoreException {
        throw shell();
    }

    /** One resource, or empty where Apple answers 404 or {@code data: null}. */
    Optional<Resource> find(String path, Map<String, String> query) throws StoreException {
        throw shell();
    }

    /** All resources of a collection, from the first page to the last. */
    List<Resource> list(String path, Map<String, String> query) throws StoreException {
        throw shell();
    }

    /** Creates a resource and returns it as Apple answers. */
    Resource post(String path, Body body) throws StoreException {
        throw shell();
    }

    /** Changes a resource and returns it as Apple answers. */
    Resource patch(String path, Body body) throws StoreException {
        throw shell();
    }

    /** Deletes a resource. */
    void delete(String path) throws StoreException {
        throw shell();
    }

    /** Adds to a to-many relationship; the path ends with {@code /relationships/…}. */
    void link(String path, Body identifiers) throws StoreException {
        throw shell();
    }

    /** Replaces a relationship, to-one or to-many. */
    void relink(String path, Body identifiers) throws StoreException {
        throw shell();
    }

    /** Takes from a to-many relationship. */
    void unlink(String path, Body identifiers) throws StoreException {
        throw shell();
    }

    private static StoreException shell() {
        return new StoreException(new Problem(Problem.Kind.UNEXPECTED, "shell", "being written", null, "wait"));
    }
}
