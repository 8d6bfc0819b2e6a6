package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.DOUBLED_FILE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NO_INFO_PLIST;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.SEVERAL_APPS;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where things are in an {@code .ipa}: one app in {@code Payload/<name>.app}, with its Info.plist and, where it is
 * signed for devices, its embedded.mobileprovision. Whatever else is there is counted and left alone.
 *
 * @param appName the app's folder without {@code .app}
 * @param infoPlist the entry of its Info.plist
 * @param profile the entry of its provisioning profile, or null where it has none
 */
record IpaLayout(
        String appName,
        ArchiveEntry infoPlist,
        @CheckForNull ArchiveEntry profile) {

    private static final String INFO_PLIST = "Info.plist";
    private static final String PROFILE = "embedded.mobileprovision";

    /** Looks at the entries of an archive for those of an {@code .ipa}. */
    static final class Finder {

        private final TreeSet<String> apps = new TreeSet<>();
        private final Map<String, ArchiveEntry> files = new HashMap<>();
        private final ForeignArchive foreign = new ForeignArchive();
        /** @param path the parts of the entry's name */
        void visit(List<String> path, ArchiveEntry entry) throws BinaryException {
            String name = entry.name();
            foreign.visit(path);
            boolean inPayload = path.size() >= 2 && path.get(0).equals("Payload");
            if (inPayload && path.get(1).endsWith(".app") && (path.size() > 2 || name.endsWith("/"))) {
                visitApp(path, entry);
            }
        }

        private void visitApp(List<String> path, ArchiveEntry entry) throws BinaryException {
            apps.add(path.get(1));
            if (apps.size() > 1) {
                throw new BinaryException(
                        SEVERAL_APPS,
                        "The archive holds more than one app in Payload: "
                                + apps.stream().map(Quote::of).collect(Collectors.joining(" and ")) + ".",
                        "Export each app to an .ipa of its own.");
            }
            if (path.size() == 3) {
                for (String wanted : List.of(INFO_PLIST, PROFILE)) {
                    // Without regard to case: where a file system has none, one of them would replace the other.
                    if (path.get(2).equalsIgnoreCase(wanted) && files.putIfAbsent(wanted, entry) != null) {
                        throw new BinaryException(
                                DOUBLED_FILE,
                                "The archive holds " + wanted
                                        + " of the app twice, so it is not clear which one counts.",
                                "Build the archive anew instead of adding files to it.");
                    }
                }
            }
        }

        IpaLayout found() throws BinaryException {
            if (apps.isEmpty()) {
                throw foreign.problem();
            }
            String app = apps.first();
            ArchiveEntry infoPlist = files.get(INFO_PLIST);
            if (infoPlist == null || !infoPlist.name().endsWith("/" + INFO_PLIST)) {
                throw new BinaryException(
                        NO_INFO_PLIST,
                        "The app " + Quote.of(app) + " in the archive has no Info.plist.",
                        "Export the app again; an app without it is not complete.");
            }
            String appName = app.substring(0, app.length() - ".app".length());
            return new IpaLayout(appName, infoPlist, files.get(PROFILE));
        }
    }
}
