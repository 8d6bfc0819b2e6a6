package io.jenkins.plugins.publishflow.binary;

import java.util.ArrayList;
import java.util.List;

/** What holds for every entry of every archive: no password, no file outside of it, and not more than any app has. */
final class ArchiveBounds {

    /**
     * What an archive may come to when unpacked. Apple takes apps of up to 4 GB (as of 2026, for iOS, tvOS and
     * visionOS); symbols and Swift libraries for the store come on top.
     */
    static final long MAX_UNPACKED = 8L << 30;

    /** From here on the archive must hold at least a hundredth of what it unpacks to; real apps hold a fifth. */
    static final long SUSPICIOUS_UNPACKED = 1L << 30;

    private static final int MAX_RATIO = 100;

    private final long fileSize;
    private long unpacked;

    ArchiveBounds(long fileSize) {
        this.fileSize = fileSize;
    }

    /** Checks an entry; the parts of its name, without those that mean nothing. */
    List<String> check(ArchiveEntry entry) throws BinaryException {
        if (entry.encrypted()) {
            throw Archive.encrypted(entry);
        }
        count(entry.size());
        return path(entry.name());
    }

    private void count(long size) throws BinaryException {
        unpacked = Math.addExact(unpacked, Math.min(size, MAX_UNPACKED + 1));
        boolean bomb = unpacked > SUSPICIOUS_UNPACKED && unpacked / MAX_RATIO > fileSize;
        if (bomb || unpacked > MAX_UNPACKED) {
            throw new BinaryException(
                    BinaryException.Kind.TOO_LARGE,
                    "The archive of " + fileSize + " bytes would unpack to more than " + (unpacked >> 20)
                            + " MiB; no app is like that.",
                    "Name the file that the build has exported, and look at what else was packed into it.");
        }
    }

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
                BinaryException.Kind.UNSAFE_PATH,
                "The archive holds a file outside of itself: " + Quote.of(name) + ".",
                "Do not unpack it. Build the archive anew, and look at where it came from.");
    }
}
