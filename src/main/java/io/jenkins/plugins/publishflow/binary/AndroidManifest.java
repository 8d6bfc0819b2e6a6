package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.BAD_MANIFEST;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.SPLIT_APK;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;

/** What an Android manifest says, whether compiled for devices or for the store. */
final class AndroidManifest {

    /** Real ones have some ten kilobytes. */
    static final int MAX_LENGTH = 8 << 20;

    private static final int MOST_REFERENCES = 8;
    private static final String MANIFEST = "manifest";
    private static final String USES_SDK = "uses-sdk";
    private static final String APPLICATION = "application";

    private final ManifestVisitor elements = new ManifestVisitor();
    private final Resources resources;

    /**
     * @param bundle whether it is that of a bundle
     * @param resources what its references stand for
     */
    AndroidManifest(byte[] file, boolean bundle, Resources resources) throws BinaryException {
        this.resources = resources;
        try {
            if (bundle) {
                ProtoXml.read(file, elements);
            } else {
                BinaryXml.read(file, elements);
            }
        } catch (UnreadableException e) {
            throw new BinaryException(
                    BAD_MANIFEST,
                    "The app's AndroidManifest.xml " + e.getMessage() + ".",
                    "Build the app anew with the Android Gradle plugin; a file that was packed by hand is none.",
                    e);
        }
        XmlValue split = elements.attribute(MANIFEST, "split");
        if (split != null && split.text() != null && !split.text().isEmpty()) {
            throw new BinaryException(
                    SPLIT_APK,
                    "The file is the part " + Quote.of(split.text()) + " of an app that is split into several.",
                    "Name the .aab of the app, or an .apk that holds all of it.");
        }
    }

    String packageName() throws BinaryException {
        return required(text(elements.attribute(MANIFEST, "package")), "package name");
    }

    /** The whole version code, its upper half included. */
    String versionCode() throws BinaryException {
        XmlValue code = resolved(elements.attribute(MANIFEST, ManifestVisitor.VERSION_CODE));
        XmlValue major = resolved(elements.attribute(MANIFEST, ManifestVisitor.VERSION_CODE_MAJOR));
        if (code == null || code.number() == null) {
            throw incomplete("has no versionCode, or one that is no number");
        }
        long upper = major == null || major.number() == null ? 0 : major.number();
        long whole = upper << 32 | Integer.toUnsignedLong(code.number());
        if (whole < 1) {
            throw incomplete("has the versionCode " + whole + "; stores take those from 1");
        }
        return Long.toString(whole);
    }

    /** The version that users see. A manifest may do without; then the version code stands for it. */
    String versionName() throws BinaryException {
        String name = text(elements.attribute(MANIFEST, ManifestVisitor.VERSION_NAME));
        return name == null ? versionCode() : name;
    }

    @CheckForNull
    String minimumSdk() {
        return text(elements.attribute(USES_SDK, ManifestVisitor.MIN_SDK));
    }

    @CheckForNull
    String targetSdk() {
        return text(elements.attribute(USES_SDK, ManifestVisitor.TARGET_SDK));
    }

    boolean debuggable() {
        XmlValue value = resolved(elements.attribute(APPLICATION, ManifestVisitor.DEBUGGABLE));
        return value != null && (value.number() != null && value.number() != 0 || "true".equals(value.text()));
    }

    /** The name under the icon; null where there is none that can be read. */
    @CheckForNull
    String label() {
        return text(elements.attribute(APPLICATION, ManifestVisitor.LABEL));
    }

    @CheckForNull
    private String text(@CheckForNull XmlValue value) {
        XmlValue resolved = resolved(value);
        if (resolved == null) {
            return null;
        }
        Integer number = resolved.number();
        String text = number == null ? resolved.text() : number.toString();
        return text == null || text.isBlank() ? null : text;
    }

    /** What a reference leads to; null where it leads nowhere, or in a circle. */
    @CheckForNull
    private XmlValue resolved(@CheckForNull XmlValue value) {
        XmlValue at = value;
        for (int i = 0; i < MOST_REFERENCES && at != null; i++) {
            Integer reference = at.reference();
            if (reference == null) {
                return at;
            }
            at = resources.find(reference);
        }
        return null;
    }

    private static String required(@CheckForNull String text, String what) throws BinaryException {
        if (text == null) {
            throw incomplete("has no " + what);
        }
        return text;
    }

    private static BinaryException incomplete(String what) {
        return new BinaryException(
                BAD_MANIFEST,
                "The app's AndroidManifest.xml " + what + ".",
                "Set it in the app's Gradle file (namespace, versionCode, versionName), and build the app anew.");
    }
}
