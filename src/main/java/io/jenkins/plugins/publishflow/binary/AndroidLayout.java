package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where things are in an {@code .apk} or {@code .aab}. A bundle has a folder for each module, with the manifest in the
 * form that the store takes, and a file that says of itself that it is a bundle.
 *
 * @param bundle whether it is a bundle
 * @param manifest the manifest of the app, in a bundle that of the base module
 * @param resources the table of resources beside it, or null where there is none
 * @param modules the modules of a bundle, the base first; empty for an APK
 * @param v1 the signatures of scheme v1 (JAR signing)
 */
record AndroidLayout(
        boolean bundle,
        ArchiveEntry manifest,
        @CheckForNull ArchiveEntry resources,
        List<String> modules,
        List<ArchiveEntry> v1) {

    private static final String MANIFEST = "AndroidManifest.xml";
    private static final String BUNDLE_CONFIG = "BundleConfig.pb";
    private static final String BASE = "base";
    private static final String BASE_MANIFEST = "base/manifest/AndroidManifest.xml";
    private static final String BASE_RESOURCES = "base/resources.pb";
    private static final String RESOURCES = "resources.arsc";
    private static final int MOST_SIGNATURES = 16;

    /** Looks at the entries of an archive for those of an Android app. */
    static final class Finder {

        private final Map<String, ArchiveEntry> files = new HashMap<>();
        private final TreeSet<String> modules = new TreeSet<>();
        private final List<ArchiveEntry> v1 = new ArrayList<>();

        /** @param path the parts of the entry's name */
        void visit(List<String> path, ArchiveEntry entry) throws BinaryException {
            String name = String.join("/", path);
            switch (name) {
                case MANIFEST, BUNDLE_CONFIG, BASE_MANIFEST, BASE_RESOURCES, RESOURCES -> {
                    if (files.putIfAbsent(name, entry) != null) {
                        throw doubled(name);
                    }
                }
                default -> {
                    // Of no meaning for what the app is.
                }
            }
            if (path.size() == 3
                    && path.get(1).equals("manifest")
                    && path.get(2).equals(MANIFEST)) {
                modules.add(path.get(0));
            }
            if (path.size() == 2
                    && path.get(0).equals("META-INF")
                    && path.get(1).matches("(?i).+\\.(RSA|DSA|EC)")
                    && v1.size() < MOST_SIGNATURES) {
                v1.add(entry);
            }
        }

        /** Whether the archive is an Android app at all. */
        boolean isAndroid() {
            return files.containsKey(MANIFEST) || files.containsKey(BUNDLE_CONFIG);
        }

        AndroidLayout found() throws BinaryException {
            if (!files.containsKey(BUNDLE_CONFIG)) {
                return new AndroidLayout(false, files.get(MANIFEST), files.get(RESOURCES), List.of(), v1);
            }
            ArchiveEntry manifest = files.get(BASE_MANIFEST);
            if (manifest == null) {
                throw new BinaryException(
                        BinaryException.Kind.BAD_MANIFEST,
                        "The bundle has no base module: " + BASE_MANIFEST + " is missing.",
                        "Build the bundle anew; asset packs and feature modules are built into that of the app.");
            }
            List<String> ordered = new ArrayList<>(List.of(BASE));
            modules.stream().filter(module -> !module.equals(BASE)).forEach(ordered::add);
            return new AndroidLayout(true, manifest, files.get(BASE_RESOURCES), ordered, v1);
        }

        private static BinaryException doubled(String name) {
            return new BinaryException(
                    BinaryException.Kind.DOUBLED_FILE,
                    "The archive holds " + name + " twice, so it is not clear which one counts.",
                    "Build the archive anew instead of adding files to it.");
        }
    }
}
