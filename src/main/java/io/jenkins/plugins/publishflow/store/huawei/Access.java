package io.jenkins.plugins.publishflow.store.huawei;

import io.jenkins.plugins.publishflow.store.StoreException;
import java.util.Map;

/** What lets requests in: the headers of one key, with a token that is renewed in time. Thread-safe. */
interface Access {

    /**
     * The headers to send now; secrets.
     *
     * @throws StoreException where a token had to be fetched and was not given
     */
    Map<String, String> headers() throws StoreException;

    /** Drops the token of those headers, which has just been refused; a newer one stays. */
    void drop(Map<String, String> refused);
}
