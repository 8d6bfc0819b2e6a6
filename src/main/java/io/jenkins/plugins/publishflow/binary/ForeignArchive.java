package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.NOT_AN_IPA;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes out what an archive is that is no app, so that the message can say what to do instead. */
final class ForeignArchive {

    /** What an archive may be instead, the most telling first. */
    private enum Sign {
        APK_SET(
                "It holds several .apk files, as bundletool and app shops pack them.",
                "Name the .aab of the app, or one .apk that holds all of it."),
        BACKSLASHES(
                "Its names have backslashes where zip archives have slashes, as some Windows tools write them.",
                "Export the .ipa with xcodebuild, or pack it with a tool that writes slashes."),
        XCARCHIVE(
                "It is a packed .xcarchive.",
                "Export it with 'xcodebuild -exportArchive', and name the .ipa file that this writes."),
        FOLDER_AROUND(
                "Its Payload folder lies within another folder.",
                "Pack it anew, with Payload itself at the top of the archive."),
        IPA_WITHIN("It holds an .ipa file.", "Unpack it, and name the .ipa file."),
        MAC_APP("It holds an app for the Mac.", "Name the .ipa file of an app for iOS, tvOS or visionOS."),
        BARE_APP(
                "It holds an app that is not in a folder named Payload.",
                "Export the app with 'xcodebuild -exportArchive', and name the .ipa file that this writes."),
        EMPTY_PAYLOAD("Its Payload folder holds no app.", "Export the app again, and look for errors of the export."),
        NOTHING("It has nothing that looks like an app.", "Name the file that the build has exported.");

        private final String what;
        private final String remedy;

        Sign(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Set<Sign> signs = EnumSet.of(Sign.NOTHING);

    /** @param path the parts of an entry's name */
    void visit(List<String> path) {
        if (path.isEmpty() || path.get(0).equals("__MACOSX")) {
            return;
        }
        String first = path.get(0);
        String last = path.get(path.size() - 1);
        if (path.size() == 1) {
            visitTop(first);
        }
        if (first.startsWith("Payload\\")) {
            signs.add(Sign.BACKSLASHES);
        }
        if (first.endsWith(".xcarchive") || first.equals("Products")) {
            signs.add(Sign.XCARCHIVE);
        }
        if (first.equals("Payload")) {
            signs.add(Sign.EMPTY_PAYLOAD);
        } else if (path.subList(1, path.size()).contains("Payload")) {
            signs.add(Sign.FOLDER_AROUND);
        }
        if (last.endsWith(".ipa")) {
            signs.add(Sign.IPA_WITHIN);
        }
        if (last.equals("Info.plist") && path.size() > 1) {
            visitInfoPlist(path.get(path.size() - 2));
        }
    }

    private void visitTop(String name) {
        if (name.equals("toc.pb") || name.endsWith(".apk")) {
            signs.add(Sign.APK_SET);
        }
    }

    private void visitInfoPlist(String folder) {
        if (folder.equals("Contents")) {
            signs.add(Sign.MAC_APP);
        } else if (folder.endsWith(".app")) {
            signs.add(Sign.BARE_APP);
        }
    }

    BinaryException problem() {
        Sign sign = signs.iterator().next();
        return new BinaryException(NOT_AN_IPA, "The archive is no .ipa, .apk or .aab. " + sign.what, sign.remedy);
    }
}
