package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSString;
import io.jenkins.plugins.publishflow.binary.Binary.Platform;
import io.jenkins.plugins.publishflow.binary.Binary.ProfileType;
import io.jenkins.plugins.publishflow.binary.Binary.Signing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that are apps, in all the ways that tools write them. */
class BinaryReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsAllFacts() throws Exception {
        byte[] bytes = SampleIpa.whole().bytes();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertEquals(
                new Binary(
                        "app.ipa",
                        "com.example.demo",
                        "4.2.0",
                        "1234",
                        "Demo",
                        Platform.IOS,
                        "16.0",
                        new Signing("Demo App Store", "A1B2C3D4E5", ProfileType.APP_STORE, SampleIpa.EXPIRES),
                        false,
                        bytes.length,
                        digest),
                read(bytes));
    }

    @Test
    void readsXmlAsWellAsBinaryLists() throws Exception {
        ZipWriter zip = SampleIpa.withoutFacts();
        zip.add(SampleIpa.INFO_PLIST, SampleIpa.xml(SampleIpa.info()));
        zip.add(SampleIpa.PROFILE, SampleIpa.signed(SampleIpa.binary(SampleIpa.profile())));
        Binary binary = read(zip.bytes());
        assertEquals("com.example.demo", binary.identifier());
        assertEquals("Demo App Store", binary.signing().profileName());
    }

    @Test
    void anUnsignedAppHasNoSigning() throws Exception {
        assertNull(read(SampleIpa.with(SampleIpa.info()).bytes()).signing());
    }

    @Test
    void theProfileOfAnExtensionIsNotThatOfTheApp() throws Exception {
        ZipWriter zip = SampleIpa.with(SampleIpa.info());
        zip.add("Payload/Demo.app/PlugIns/Share.appex/embedded.mobileprovision", "not looked at");
        assertNull(read(zip.bytes()).signing());
    }

    @ParameterizedTest
    @CsvSource({
        "iPhoneOS, iphoneos, IOS",
        "AppleTVOS, appletvos, TV_OS",
        "XROS, xros, VISION_OS",
        "iPhoneOS, , IOS",
        ", appletvos, TV_OS",
        ", xros, VISION_OS",
    })
    void thePlatformIsWhatItWasBuiltFor(String supported, String built, Platform platform) throws Exception {
        NSDictionary info = SampleIpa.info();
        info.remove("CFBundleSupportedPlatforms");
        info.remove("DTPlatformName");
        if (supported != null) {
            info.put("CFBundleSupportedPlatforms", new NSArray(new NSString(supported)));
        }
        if (built != null) {
            info.put("DTPlatformName", built);
        }
        assertEquals(platform, read(SampleIpa.with(info).bytes()).platform());
    }

    @Test
    void anAppThatAlsoRunsElsewhereIsForTheFirstThatWeKnow() throws Exception {
        NSDictionary info = SampleIpa.info();
        info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("MacOSX"), new NSString("iPhoneOS")));
        assertEquals(Platform.IOS, read(SampleIpa.with(info).bytes()).platform());
    }

    @Test
    void theNameUnderTheIconHasSubstitutes() throws Exception {
        NSDictionary info = SampleIpa.info();
        info.remove("CFBundleDisplayName");
        assertEquals("DemoApp", read(SampleIpa.with(info).bytes()).displayName());
        info.put("CFBundleName", " ");
        assertEquals("Demo", read(SampleIpa.with(info).bytes()).displayName(), "the app's folder");
    }

    @Test
    void whatAnAppNeedNotSayIsNull() throws Exception {
        NSDictionary info = SampleIpa.info();
        info.remove("MinimumOSVersion");
        info.remove("ITSAppUsesNonExemptEncryption");
        Binary binary = read(SampleIpa.with(info).bytes());
        assertNull(binary.minimumOs());
        assertNull(binary.usesNonExemptEncryption());
    }

    @Test
    void onlyABooleanAnswersTheQuestionOfEncryption() throws Exception {
        NSDictionary info = SampleIpa.info();
        info.put("ITSAppUsesNonExemptEncryption", true);
        assertEquals(true, read(SampleIpa.with(info).bytes()).usesNonExemptEncryption());
        info.put("ITSAppUsesNonExemptEncryption", "NO");
        assertNull(read(SampleIpa.with(info).bytes()).usesNonExemptEncryption());
        info.put("ITSAppUsesNonExemptEncryption", new NSNumber(0));
        assertNull(read(SampleIpa.with(info).bytes()).usesNonExemptEncryption());
    }

    @Test
    void whatLiesBesideTheAppDoesNotMatter() throws Exception {
        ZipWriter zip = SampleIpa.whole();
        zip.folder("__MACOSX/").add("__MACOSX/Payload/Demo.app/._Info.plist", "resource fork");
        zip.add("Payload/.DS_Store", "of the Finder");
        zip.add("Payload/Demo.app/Watch/Wrist.app/Info.plist", "of the watch app");
        zip.add("SwiftSupport/iphoneos/libswiftCore.dylib", "Swift");
        zip.add("Symbols/0123.symbols", "symbols");
        assertEquals("com.example.demo", read(zip.bytes()).identifier());
    }

    @Test
    void namesMayBeInAnyLanguageAndEncoding() throws Exception {
        NSDictionary info = SampleIpa.info();
        info.remove("CFBundleDisplayName");
        info.remove("CFBundleName");
        for (var encoding : new java.nio.charset.Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            ZipWriter zip = new ZipWriter();
            byte[] name = "Payload/Überblick.app/Info.plist".getBytes(encoding);
            zip.add(name, SampleIpa.binary(info), true).flags(0);
            assertEquals("Überblick", read(zip.bytes()).displayName());
        }
    }

    @Test
    void namesMayBeginWithADot() throws Exception {
        ZipWriter zip = new ZipWriter();
        zip.folder("./").folder("./Payload/").add("./Payload/Demo.app/Info.plist", SampleIpa.xml(SampleIpa.info()));
        assertEquals("com.example.demo", read(zip.bytes()).identifier());
    }

    @Test
    void archivesMayBeStoredWideOrHaveAComment() throws Exception {
        ZipWriter zip = new ZipWriter();
        zip.store(SampleIpa.INFO_PLIST, SampleIpa.binary(SampleIpa.info())).wide();
        zip.add(SampleIpa.PROFILE, SampleIpa.signed(SampleIpa.xml(SampleIpa.profile())))
                .wide();
        Binary plain = read(zip.bytes());
        assertEquals("com.example.demo", plain.identifier());
        assertEquals("Demo App Store", plain.signing().profileName());
        assertEquals("com.example.demo", read(zip.wideEnd().bytes()).identifier());
        assertEquals(
                "com.example.demo",
                read(zip.comment("PK\5\6 is how an end begins".repeat(1000)).bytes())
                        .identifier());
    }

    private Binary read(byte[] bytes) throws Exception {
        return BinaryReader.read(Files.write(folder.resolve("app.ipa"), bytes));
    }
}
