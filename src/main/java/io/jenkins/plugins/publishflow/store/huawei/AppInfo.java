package io.jenkins.plugins.publishflow.store.huawei;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What AppGallery Connect says of an app and its version. While a new version is under review, the live one keeps the
 * fields that begin with {@code onShelf}. Texts are empty where Huawei says nothing.
 *
 * @param state state of the version that was worked at last
 * @param versionName its version name
 * @param versionCode its version code; empty for a draft without a package
 * @param onShelfVersionName version name of the live version
 * @param onShelfVersionCode version code of the live version
 * @param defaultLanguage language of the app, such as {@code en-US}
 * @param languages the languages that the app has texts in
 * @param auditOpinion what the reviewers of Huawei said; empty where they said nothing
 * @param phasedRelease the phased release, or null where there is none
 */
public record AppInfo(
        ReleaseState state,
        String versionName,
        String versionCode,
        String onShelfVersionName,
        String onShelfVersionCode,
        String defaultLanguage,
        List<String> languages,
        String auditOpinion,
        @CheckForNull PhasedRelease phasedRelease) {

    public AppInfo {
        languages = List.copyOf(languages);
    }
}
