package io.jenkins.plugins.publishflow.sandbox;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSString;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.CatalogueApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/**
 * An {@code .ipa} to rehearse with: everything that a signed one has, and clearly none. The same version and build give
 * the same bytes. It is an update of the sandbox's sample app, whose live version is 1.0.
 */
public final class SampleApp {

    /** The version that a rehearsal without a binary releases. */
    public static final String VERSION = "1.1";

    /** Its build number. */
    public static final String BUILD = "1";

    private static final String APP = "Payload/Sample.app/";
    private static final String TEAM = "SANDBOX000";

    /** Far ahead, as a rehearsal moves its clock. */
    private static final Instant PROFILE_END = Instant.parse("2099-01-01T00:00:00Z");

    private SampleApp() {}

    /**
     * Writes the app, replacing what is there.
     *
     * @param version {@code CFBundleShortVersionString}
     * @param build {@code CFBundleVersion}
     */
    public static void write(Path file, String version, String build) throws IOException {
        try (SampleArchive zip = new SampleArchive(file)) {
            zip.add(APP + "Info.plist", BinaryPropertyListWriter.writeToArray(info(version, build)));
            zip.add(APP + "Sample", executable(version, build));
            zip.add(
                    APP + "embedded.mobileprovision",
                    SampleProfile.signed(profile().toXMLPropertyList()));
            zip.add(APP + "_CodeSignature/CodeResources", text(new NSDictionary().toXMLPropertyList()));
        }
    }

    private static NSDictionary info(String version, String build) {
        NSDictionary info = new NSDictionary();
        info.put("CFBundleIdentifier", CatalogueApp.SAMPLE.bundleId());
        info.put("CFBundleName", CatalogueApp.SAMPLE.name());
        info.put("CFBundleDisplayName", CatalogueApp.SAMPLE.name());
        info.put("CFBundleExecutable", "Sample");
        info.put("CFBundlePackageType", "APPL");
        info.put("CFBundleShortVersionString", version);
        info.put("CFBundleVersion", build);
        info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("iPhoneOS")));
        info.put("DTPlatformName", "iphoneos");
        info.put("MinimumOSVersion", "16.0");
        info.put("ITSAppUsesNonExemptEncryption", false);
        return info;
    }

    private static NSDictionary profile() {
        NSDictionary entitlements = new NSDictionary();
        entitlements.put("application-identifier", TEAM + "." + CatalogueApp.SAMPLE.bundleId());
        entitlements.put("beta-reports-active", true);
        entitlements.put("com.apple.developer.team-identifier", TEAM);
        entitlements.put("get-task-allow", false);
        NSDictionary profile = new NSDictionary();
        profile.put("AppIDName", CatalogueApp.SAMPLE.name());
        profile.put("Name", "Sample App Store (fake, for rehearsals)");
        profile.put("TeamIdentifier", new NSArray(new NSString(TEAM)));
        profile.put("TeamName", "Publish Flow Sandbox");
        profile.put("ExpirationDate", new NSDate(Date.from(PROFILE_END)));
        profile.put("Entitlements", entitlements);
        return profile;
    }

    /** Begins as programs for 64-bit ARM do, and holds no program. */
    private static byte[] executable(String version, String build) {
        byte[] head = {(byte) 0xCF, (byte) 0xFA, (byte) 0xED, (byte) 0xFE, 0x0C, 0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0};
        byte[] words = text("This is no program. Sample " + version + " (" + build
                + ") of the Publish Flow sandbox.\n".repeat(200));
        byte[] all = new byte[head.length + words.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(words, 0, all, head.length, words.length);
        return all;
    }

    /** Not compressed, as what a compressor makes of it differs from one Java to the next. */
    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
