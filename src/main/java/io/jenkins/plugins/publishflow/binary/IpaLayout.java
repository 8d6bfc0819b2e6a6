package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.DOUBLED_FILE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NO_INFO_PLIST;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.SEVERAL_APPS;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.TOO_LARGE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.UNSAFE_PATH;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.ArrayList;
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

    /**
     * What an archive may come to when unpacked. Apple takes apps of up to 4 GB (as of 2026, for iOS, tvOS and
     * visionOS); symbols and Swift libraries for the store come on top.
     */
    static final long MAX_UNPACKED = 8L << 30;

    /** From here on the archive must hold at least a hundredth of what it unpacks to; real apps hold a fifth. */
    static final long SUSPICIOUS_UNPACKED = 1L << 30;

    private static final int MAX_RATIO = 100;
    private static final String INFO_PLIST = "Info.plist";
    private static final String PROFILE = "embedded.mobileprovision";

    static IpaLayout find(Archive archive, long fileSize) throws IOException, BinaryException {
        Finder finder = new Finder(fileSize);
        archive.forEach(finder::visit);
        return finder.found();
    }

    private static final class Finder {

        private final long fileSize;
        private final TreeSet<String> apps = new TreeSet<>();
        private final Map<String, ArchiveEntry> files = new HashMap<>();
        private final ForeignArchive foreign = new ForeignArchive();
        private long unpacked;

        Finder(long fileSize) {
            this.fileSize = fileSize;
        }

        void visit(ArchiveEntry entry) throws BinaryException {
            if (entry.encrypted()) {
                throw Archive.encrypted(entry);
            }
            count(entry.size());
            String name = entry.name();
            List<String> path = path(name);
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

        private void count(long size) throws BinaryException {
            unpacked = Math.addExact(unpacked, Math.min(size, MAX_UNPACKED + 1));
            boolean bomb = unpacked > SUSPICIOUS_UNPACKED && unpacked / MAX_RATIO > fileSize;
            if (bomb || unpacked > MAX_UNPACKED) {
                throw new BinaryException(
                        TOO_LARGE,
                        "The archive of " + fileSize + " bytes would unpack to more than " + (unpacked >> 20)
                                + " MiB; no app is like that.",
                        "Name the .ipa file that the build has exported, and look at what else was packed into it.");
            }
        }

        /** The parts of a name, without those that mean nothing. */
        private static List<String> path(String name) throws BinaryException {
            List<String> path = new ArrayList<>();
            for (String part : name.split("/", -1)) {
                if (part.equals("..")) {
                    throw unsafe(name);
                }
                if (!part.isEmpty() && !part.equals(".")) {
                    path.add(part);
                }
            }
            if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.matches("[A-Za-z]:[/\\\\].*")) {
                throw unsafe(name);
            }
            return path;
        }

        private static BinaryException unsafe(String name) {
            return new BinaryException(
                    UNSAFE_PATH,
                    "The archive holds a file outside of itself: " + Quote.of(name) + ".",
                    "Do not unpack it. Build the archive anew, and look at where it came from.");
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
