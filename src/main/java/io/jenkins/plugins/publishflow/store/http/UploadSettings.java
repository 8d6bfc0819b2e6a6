package io.jenkins.plugins.publishflow.store.http;

import java.io.Serializable;

/**
 * How the parts of a file are sent.
 *
 * @param http proxy and time-outs; the call time-out is not used, for a part may take long
 * @param parallel how many parts are under way at a time, at least 1
 */
public record UploadSettings(HttpSettings http, int parallel) implements Serializable {

    /** Four parts at a time, without proxy. */
    public static final UploadSettings DEFAULT = new UploadSettings(HttpSettings.DEFAULT, 4);

    public UploadSettings {
        if (parallel < 1) {
            throw new IllegalArgumentException("at least one part has to be under way");
        }
    }
}
