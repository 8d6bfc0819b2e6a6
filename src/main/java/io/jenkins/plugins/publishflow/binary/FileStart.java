package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_AN_ARCHIVE;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_AN_IPA;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells from its first bytes whether a file is a zip archive, and if not, what it is instead. */
final class FileStart {

    private static final int LENGTH = 64;
    private static final String ANOTHER = "Name the .ipa, .apk or .aab file that the build has exported.";

    private FileStart() {}

    /** What people name by mistake, by how it begins. */
    private enum Instead {
        WEB_PAGE(
                "It is a web page.",
                "The download was probably answered by a sign-in page: download it with credentials.",
                "<!doctype html",
                "<html"),
        GIT_LFS("It is a pointer of Git LFS.", "Fetch the file itself with 'git lfs pull'.", "version https://git-lfs"),
        MAC_PACKAGE("It is an installer package for the Mac.", ANOTHER, "xar!"),
        OTHER_ARCHIVE("It is compressed in another way.", ANOTHER, "\u001f\u008b", "bzh", "7z\u00bc\u00af", "rar!"),
        TEXT("It is an XML file.", ANOTHER, "<?xml");

        private final String what;
        private final String remedy;
        private final List<String> starts;

        Instead(String what, String remedy, String... starts) {
            this.what = what;
            this.remedy = remedy;
            this.starts = List.of(starts);
        }
    }

    static void check(FileBytes file) throws IOException, BinaryException {
        byte[] bytes = file.read(0, (int) Math.min(LENGTH, file.size())).array();
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4")) {
            return;
        }
        if (start.startsWith("PK\5\6")) {
            throw new BinaryException(
                    NOT_AN_IPA, "The archive is empty.", "Export the app again, and look for errors of the export.");
        }
        String text = start.toLowerCase(Locale.ROOT).replaceFirst("^[ \\t\\r\\n]+", "");
        String none = "The file is no zip archive, and thus no .ipa, .apk or .aab. ";
        throw Arrays.stream(Instead.values())
                .filter(instead -> instead.starts.stream().anyMatch(text::startsWith))
                .findFirst()
                .map(instead -> new BinaryException(NOT_AN_ARCHIVE, none + instead.what, instead.remedy))
                .orElseGet(() -> new BinaryException(
                        NOT_AN_ARCHIVE,
                        none + "It begins with " + Quote.of(start.substring(0, Math.min(16, start.length()))) + ".",
                        ANOTHER));
    }
}
