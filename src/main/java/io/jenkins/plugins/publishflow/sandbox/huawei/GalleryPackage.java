package io.jenkins.plugins.publishflow.sandbox.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * One package that was added to an app.
 *
 * @param id Huawei's id of it
 * @param fileName the name that it was added under
 * @param versionName version name, or null where the sandbox cannot read the file
 * @param versionCode version code, or null likewise
 * @param sha256 digest of the bytes, as lower-case hex
 * @param addedAt when
 */
record GalleryPackage(
        String id,
        String fileName,
        @CheckForNull String versionName,
        @CheckForNull Integer versionCode,
        String sha256,
        Instant addedAt) {}
