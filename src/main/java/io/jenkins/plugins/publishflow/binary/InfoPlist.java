package io.jenkins.plugins.publishflow.binary;

import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.BAD_INFO_PLIST;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.SIMULATOR_BUILD;
import static io.jenkins.plugins.publishflow.binary.BinaryException.Kind.WRONG_PLATFORM;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary.Platform;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an app's Info.plist says, by the keys of Apple's Information Property List. */
final class InfoPlist {

    private final NSDictionary values;

    InfoPlist(byte[] bytes) throws BinaryException {
        try {
            this.values = PropertyList.parse(bytes);
        } catch (UnreadableException e) {
            throw new BinaryException(
                    BAD_INFO_PLIST,
                    "The app's Info.plist " + e.getMessage() + ".",
                    "Open it with 'plutil -lint' on a Mac, and build the app again.",
                    e);
        }
    }

    String identifier() throws BinaryException {
        return required("CFBundleIdentifier");
    }

    String version() throws BinaryException {
        return required("CFBundleShortVersionString");
    }

    String build() throws BinaryException {
        return required("CFBundleVersion");
    }

    /** The name under the icon, or null where it does not say. */
    @CheckForNull
    String displayName() throws BinaryException {
        String name = optional("CFBundleDisplayName");
        return name != null ? name : optional("CFBundleName");
    }

    @CheckForNull
    String minimumOs() throws BinaryException {
        return optional("MinimumOSVersion");
    }

    /**
     * Null where it does not say, or does not say it as the boolean that Apple asks for: then somebody has to answer the
     * question, as App Store Connect asks it too.
     */
    @CheckForNull
    Boolean usesNonExemptEncryption() {
        return values.get("ITSAppUsesNonExemptEncryption") instanceof NSNumber number && number.isBoolean()
                ? number.boolValue()
                : null;
    }

    /** What the app was built for: {@code CFBundleSupportedPlatforms}, {@code DTPlatformName} as a second source. */
    Platform platform() throws BinaryException {
        List<String> names = platformNames();
        for (String name : names) {
            if (name.toLowerCase(Locale.ROOT).endsWith("simulator")) {
                throw new BinaryException(
                        SIMULATOR_BUILD,
                        "The app was built for the simulator (" + Quote.of(name) + "), not for devices.",
                        "Archive the app for 'generic/platform=iOS' (or tvOS, visionOS), and export that.");
            }
        }
        for (String name : names) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "iphoneos":
                    return Platform.IOS;
                case "appletvos":
                    return Platform.TV_OS;
                case "xros":
                    return Platform.VISION_OS;
                default: // the next one may be known
            }
        }
        if (names.isEmpty()) {
            throw incomplete("has neither CFBundleSupportedPlatforms nor DTPlatformName, which every build has");
        }
        throw new BinaryException(
                WRONG_PLATFORM,
                "The app was built for " + Quote.of(String.join(", ", names)) + ", not for iOS, tvOS or visionOS.",
                names.contains("MacOSX")
                        ? "Apps for the Mac, Mac Catalyst included, are not released as .ipa; name the one for iOS."
                        : "Name the .ipa of an app for iOS, tvOS or visionOS.");
    }

    private List<String> platformNames() throws BinaryException {
        List<String> names = new ArrayList<>();
        NSObject supported = values.get("CFBundleSupportedPlatforms");
        if (supported instanceof NSArray array) {
            for (NSObject name : array.getArray()) {
                names.add(text("CFBundleSupportedPlatforms", name));
            }
        } else if (supported != null) {
            throw incomplete("has a CFBundleSupportedPlatforms that is no list");
        }
        String built = optional("DTPlatformName");
        if (built != null) {
            names.add(built);
        }
        return names;
    }

    private String required(String key) throws BinaryException {
        String text = optional(key);
        if (text == null) {
            throw incomplete("has no " + key);
        }
        return text;
    }

    /** The text of that key, or null where there is none or an empty one. */
    @CheckForNull
    private String optional(String key) throws BinaryException {
        NSObject value = values.get(key);
        if (value == null) {
            return null;
        }
        String text = text(key, value);
        return text.isBlank() ? null : text;
    }

    private static String text(String key, @CheckForNull NSObject value) throws BinaryException {
        String text;
        try {
            text = PropertyList.text(key, value);
        } catch (UnreadableException e) {
            throw incomplete(e.getMessage());
        }
        if (text.contains("$(") || text.contains("${")) {
            throw incomplete("has a " + key + " in which a build setting was not replaced: " + Quote.of(text));
        }
        return text;
    }

    private static BinaryException incomplete(String what) {
        return new BinaryException(
                BAD_INFO_PLIST,
                "The app's Info.plist " + what + ".",
                "Set it in the target's settings in Xcode, and build the app again.");
    }
}
