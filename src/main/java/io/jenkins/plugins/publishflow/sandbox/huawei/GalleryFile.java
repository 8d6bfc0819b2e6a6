package io.jenkins.plugins.publishflow.sandbox.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * A file that may be uploaded, or has been.
 *
 * @param id its object id
 * @param appId the app that it is for
 * @param size bytes announced, or -1 where none were
 * @param expires when the address ends
 * @param sha256 digest of what came, or null while nothing has
 */
record GalleryFile(
        String id,
        String appId,
        long size,
        Instant expires,
        @CheckForNull String sha256) {

    GalleryFile received(String digest) {
        return new GalleryFile(id, appId, size, expires, digest);
    }
}
