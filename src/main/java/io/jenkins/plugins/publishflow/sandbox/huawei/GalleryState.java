package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that the sandboxed AppGallery Connect holds. Plain data, saved as it is; changed under the lock of the store. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class GalleryState {

    Map<String, GalleryApp> apps = new LinkedHashMap<>();
    Map<String, GalleryFile> files = new LinkedHashMap<>();
    GalleryVerdicts verdicts = GalleryVerdicts.GOOD;
    int nextFile = 1;
    int nextPackage = 1000;

    Optional<GalleryApp> app(String id) {
        return Optional.ofNullable(apps.get(id));
    }
}
