package io.jenkins.plugins.publishflow.binary;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** The parts of a small app for the tests, to be put together rightly or wrongly. */
final class SampleIpa {

    static final String INFO_PLIST = "Payload/Demo.app/Info.plist";
    static final String PROFILE = "Payload/Demo.app/embedded.mobileprovision";
    static final Instant EXPIRES = Instant.parse("2027-03-01T12:00:00Z");

    private SampleIpa() {}

    /** An Info.plist as Xcode makes it, to be changed. */
    static NSDictionary info() {
        NSDictionary info = new NSDictionary();
        info.put("CFBundleIdentifier", "com.example.demo");
        info.put("CFBundleShortVersionString", "4.2.0");
        info.put("CFBundleVersion", "1234");
        info.put("CFBundleDisplayName", "Demo");
        info.put("CFBundleName", "DemoApp");
        info.put("CFBundleExecutable", "DemoApp");
        info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("iPhoneOS")));
        info.put("DTPlatformName", "iphoneos");
        info.put("MinimumOSVersion", "16.0");
        info.put("ITSAppUsesNonExemptEncryption", false);
        return info;
    }

    /** A provisioning profile for the App Store, to be changed. */
    static NSDictionary profile() {
        NSDictionary entitlements = new NSDictionary();
        entitlements.put("get-task-allow", false);
        NSDictionary profile = new NSDictionary();
        profile.put("Name", "Demo App Store");
        profile.put("TeamIdentifier", new NSArray(new NSString("A1B2C3D4E5")));
        profile.put("ExpirationDate", new NSDate(Date.from(EXPIRES)));
        profile.put("Entitlements", entitlements);
        return profile;
    }

    static byte[] xml(NSObject list) {
        return list.toXMLPropertyList().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] binary(NSObject list) {
        try {
            return BinaryPropertyListWriter.writeToArray(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes as the content of a signed message, without certificates and signatures. */
    static byte[] signed(byte[] content) {
        byte[] data = element(0x30, join(element(0x06, dataId()), element(0xA0, element(0x04, content))));
        byte[] version = {0x02, 0x01, 0x01};
        byte[] algorithms = element(0x31, element(0x30, element(0x06, new byte[] {0x2A, 3})));
        byte[] signers = element(0x31, new byte[0]);
        byte[] signedData = element(0x30, join(version, algorithms, data, signers));
        return element(0x30, join(element(0x06, signedDataId()), element(0xA0, signedData)));
    }

    static byte[] signedDataId() {
        return new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    }

    static byte[] dataId() {
        return new byte[] {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1};
    }

    static byte[] element(int tag, byte[] content) {
        int length = content.length;
        byte[] header = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length};
        return join(header, content);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** An archive with the app's executable and resources, but neither of the files that say what it is. */
    static ZipWriter withoutFacts() {
        ZipWriter zip = new ZipWriter();
        zip.folder("Payload/").folder("Payload/Demo.app/");
        zip.add("Payload/Demo.app/DemoApp", new byte[2000]);
        zip.add("Payload/Demo.app/Base.lproj/Main.storyboardc/Info.plist", "another one");
        return zip;
    }

    static ZipWriter with(NSDictionary info) {
        ZipWriter zip = withoutFacts();
        zip.add(INFO_PLIST, binary(info));
        return zip;
    }

    /** A whole app, signed for the App Store. */
    static ZipWriter whole() {
        ZipWriter zip = with(info());
        zip.add(PROFILE, signed(xml(profile())));
        return zip;
    }
}
