package io.jenkins.plugins.publishflow.sandbox.huawei;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One app as the sandbox holds it. Plain data, saved as it is; changed under the lock of the store. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_NULL)
final class GalleryApp {

    static final int ON_SHELF = 0;
    static final int RELEASE_REJECTED = 1;
    static final int RELEASING = 3;
    static final int REVIEWING = 4;
    static final int UPDATE_REVIEWING = 5;
    static final int DRAFT = 7;
    static final int UPDATE_REJECTED = 8;
    static final int REMOVED_BY_DEVELOPER = 10;

    String id;
    String packageName;
    String name;
    String defaultLanguage;
    Map<String, Map<String, String>> languages = new LinkedHashMap<>();
    int releaseState = DRAFT;

    @CheckForNull
    String onShelfVersion;

    @CheckForNull
    Integer onShelfCode;

    List<GalleryPackage> packages = new ArrayList<>();
    int submissions;

    @CheckForNull
    Instant submittedAt;

    @CheckForNull
    String releaseTime;

    /** What else came with the latest submission, by name. */
    Map<String, String> submission = new LinkedHashMap<>();

    @CheckForNull
    String auditOpinion;

    @CheckForNull
    Phased phased;

    /** How often the app was read since it was submitted last. */
    int readsSinceSubmission;

    /** How often a submission came while a package was being compiled. */
    int early;

    /** A phased release, from its submission on. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY)
    static final class Phased {
        String state;
        String startTime;
        String endTime;
        String percent;
        String description;
    }

    @SuppressWarnings("unused") // for the JSON reader
    private GalleryApp() {}

    GalleryApp(CatalogueEntry entry) {
        id = entry.id();
        packageName = entry.packageName();
        name = entry.name();
        defaultLanguage = entry.languages().get(0);
        for (String language : entry.languages()) {
            languages.put(language, new LinkedHashMap<>(Map.of("appName", entry.name())));
        }
        if (entry.liveVersion() != null) {
            onShelfVersion = entry.liveVersion();
            onShelfCode = entry.liveCode();
            releaseState = ON_SHELF;
        }
    }

    boolean isUnderReview() {
        return releaseState == REVIEWING || releaseState == UPDATE_REVIEWING;
    }

    boolean hasOpenPhased() {
        return phased != null && (phased.state.equals("RELEASE") || phased.state.equals("SUSPEND"));
    }

    /** The package that the draft, or the submission, is of: the newest. */
    @CheckForNull
    GalleryPackage current() {
        return packages.isEmpty() ? null : packages.get(packages.size() - 1);
    }
}
