package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSString;
import io.jenkins.plugins.publishflow.binary.BinaryException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no app that one could release: each has its own problem, and says what to do. */
class BinaryReaderRefusalTest {

    @TempDir
    Path folder;

    @Test
    void whatIsNoFile() throws Exception {
        refused(Kind.NOT_FOUND, "none.ipa", folder.resolve("none.ipa"));
        refused(Kind.NOT_A_FILE, "is a folder", folder);
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        refused(Kind.NOT_A_FILE, "no ordinary file", device);
    }

    @Test
    void whatMayNotBeRead() throws Exception {
        Path file = Files.write(folder.resolve("secret.ipa"), SampleIpa.whole().bytes());
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "not as an administrator");
        refused(Kind.NOT_READABLE, "not allowed", file);
    }

    @Test
    void anInterruptedThread() throws Exception {
        Path file = Files.write(folder.resolve("app.ipa"), SampleIpa.whole().bytes());
        Thread.currentThread().interrupt();
        refused(Kind.NOT_READABLE, "ClosedByInterrupt", file);
        assertTrue(Thread.interrupted(), "the interruption is kept for the caller");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                file(Kind.EMPTY, "no bytes", new byte[0]),
                file(Kind.NOT_AN_ARCHIVE, "begins with 'hello?'", text("hello\n")),
                file(Kind.NOT_AN_ARCHIVE, "begins with 'P'", text("P")),
                file(Kind.NOT_AN_ARCHIVE, "web page", text("\n <!DOCTYPE html><html>Sign in")),
                file(Kind.NOT_AN_ARCHIVE, "Git LFS", text("version https://git-lfs.github.com/spec/v1\noid")),
                file(Kind.NOT_AN_ARCHIVE, "XML", SampleIpa.xml(SampleIpa.info())),
                file(Kind.NOT_AN_ARCHIVE, "another way", new byte[] {0x1F, (byte) 0x8B, 8, 0}),
                file(Kind.NOT_AN_ARCHIVE, "another way", text("Rar!\u001a\u0007")),
                file(Kind.NOT_AN_ARCHIVE, "package for the Mac", text("xar!\0\u001c")),
                file(Kind.NOT_AN_IPA, "empty", new ZipWriter().bytes()),
                file(Kind.TRUNCATED, "truncated", text("PK\3\4 and no more")));
    }

    static Stream<Arguments> foreignArchives() {
        return Stream.of(
                archive(Kind.NOT_AN_IPA, "nothing that looks like an app", zip -> zip.add("readme.txt", "")),
                archive(Kind.NOT_AN_IPA, "several .apk files", zip -> {
                    zip.add("toc.pb", "");
                    zip.add("splits/base-master.apk", "");
                }),
                archive(Kind.NOT_AN_IPA, "several .apk files", zip -> zip.add("base.apk", "")),
                archive(Kind.NOT_AN_IPA, ".xcarchive", zip -> {
                    zip.add("Demo.xcarchive/Info.plist", "");
                    zip.add("Demo.xcarchive/Products/Applications/Demo.app/Info.plist", "");
                }),
                archive(Kind.NOT_AN_IPA, ".xcarchive", zip -> zip.add("Products/Applications/Demo.app/Info.plist", "")),
                archive(Kind.NOT_AN_IPA, "not in a folder named Payload", zip -> zip.add("Demo.app/Info.plist", "")),
                archive(
                        Kind.NOT_AN_IPA,
                        "not in a folder named Payload",
                        zip -> zip.add("payload/Demo.app/Info.plist", "")),
                archive(Kind.NOT_AN_IPA, "app for the Mac", zip -> zip.add("Demo.app/Contents/Info.plist", "")),
                archive(
                        Kind.NOT_AN_IPA,
                        "within another folder",
                        zip -> zip.add("Demo/Payload/Demo.app/Info.plist", "")),
                archive(
                        Kind.NOT_AN_IPA,
                        "holds an .ipa",
                        zip -> zip.add("export/Demo.ipa", SampleIpa.whole().bytes())),
                archive(Kind.NOT_AN_IPA, "backslashes", zip -> zip.add("Payload\\Demo.app\\Info.plist", "")),
                archive(Kind.NOT_AN_IPA, "holds no app", zip -> zip.folder("Payload/")),
                archive(Kind.NOT_AN_IPA, "holds no app", zip -> zip.add("Payload/Demo.app", "a file of that name")),
                archive(
                        Kind.NOT_AN_IPA,
                        "nothing that looks like an app",
                        zip -> zip.add("__MACOSX/Payload/Demo.app/Info.plist", "")),
                archive(Kind.NO_INFO_PLIST, "'Demo.app'", zip -> zip.folder("Payload/Demo.app/")),
                archive(Kind.NO_INFO_PLIST, "'Demo.app'", zip -> zip.add("Payload/Demo.app/info.plist", "")),
                archive(Kind.SEVERAL_APPS, "'Demo.app' and 'Other.app'", zip -> {
                    zip.add("Payload/Other.app/Info.plist", "");
                    zip.add("Payload/Demo.app/Info.plist", "");
                }),
                archive(Kind.DOUBLED_FILE, "Info.plist", zip -> {
                    zip.add(SampleIpa.INFO_PLIST, "one");
                    zip.add(SampleIpa.INFO_PLIST, "two");
                }),
                archive(Kind.DOUBLED_FILE, "Info.plist", zip -> {
                    zip.add(SampleIpa.INFO_PLIST, "one");
                    zip.add("Payload/./Demo.app//Info.plist", "two");
                }),
                archive(Kind.DOUBLED_FILE, "Info.plist", zip -> {
                    zip.add(SampleIpa.INFO_PLIST, "one");
                    zip.add("Payload/Demo.app/INFO.PLIST", "two");
                }),
                archive(Kind.DOUBLED_FILE, "embedded.mobileprovision", zip -> {
                    zip.add(SampleIpa.PROFILE, "one");
                    zip.add(SampleIpa.PROFILE, "two");
                }),
                archive(Kind.UNSAFE_PATH, "'Payload/../../etc/passwd'", zip -> zip.add("Payload/../../etc/passwd", "")),
                archive(Kind.UNSAFE_PATH, "'/etc/passwd'", zip -> zip.add("/etc/passwd", "")),
                archive(Kind.UNSAFE_PATH, "'C:\\Windows'", zip -> zip.add("C:\\Windows", "")),
                archive(Kind.UNSAFE_PATH, "'a?b'", zip -> zip.add("a\0b", "")),
                archive(
                        Kind.ENCRYPTED,
                        "password",
                        zip -> zip.add("Payload/Demo.app/Demo", "x").flags(1)),
                archive(
                        Kind.ENCRYPTED,
                        "password",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").method(99)),
                archive(Kind.ENCRYPTED, "password", zip -> zip.add("1", "x").flags(1 << 13)));
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                archive(
                        Kind.TOO_LARGE,
                        "would unpack to more than",
                        zip -> zip.add("Payload/Demo.app/movie", "x").size(3L << 30)),
                archive(Kind.TOO_LARGE, "would unpack to more than", zip -> {
                    for (int i = 0; i < 20; i++) {
                        zip.add("Payload/Demo.app/movie" + i, "x").size(100 << 20);
                    }
                }),
                archive(
                        Kind.TOO_LARGE,
                        "would unpack to more than",
                        zip -> zip.add("1", "x").wide().size(Long.MAX_VALUE)),
                archive(Kind.TOO_LARGE, "Info.plist", zip -> zip.add(SampleIpa.INFO_PLIST, new byte[4 << 20])),
                archive(Kind.TOO_LARGE, "embedded.mobileprovision", zip -> {
                    zip.add(SampleIpa.INFO_PLIST, SampleIpa.xml(SampleIpa.info()));
                    zip.add(SampleIpa.PROFILE, new byte[4 << 20]);
                }),
                // says it is small, and unpacks to much
                archive(
                        Kind.DAMAGED,
                        "checksum",
                        zip -> zip.add(SampleIpa.INFO_PLIST, new byte[4 << 20]).size(1000)));
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                archive(
                        Kind.DAMAGED,
                        "beyond all bounds",
                        zip -> zip.add("1", "x").wide().size(-5)),
                archive(
                        Kind.DAMAGED,
                        "checksum",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").crc(1)),
                archive(
                        Kind.DAMAGED,
                        "checksum",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").size(2)),
                archive(
                        Kind.DAMAGED,
                        "cannot be unpacked",
                        zip -> zip.store(SampleIpa.INFO_PLIST, text("\u00ff\u00ff\u00ff"))
                                .method(8)),
                archive(
                        Kind.WRONG_COMPRESSION,
                        "by method 12",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").method(12)),
                archive(
                        Kind.DAMAGED,
                        "not where",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").position(1)),
                archive(
                        Kind.DAMAGED,
                        "not where",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").position(1 << 30)),
                archive(
                        Kind.DAMAGED,
                        "not where",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "x").packedSize(1 << 30)),
                archive(Kind.DAMAGED, "not where", zip -> {
                    zip.add("Payload/Demo.app/Jnfo.plist", "of another name in its own header");
                    zip.add(SampleIpa.INFO_PLIST, "x").position(0);
                }));
    }

    static Stream<Arguments> infoPlists() {
        return Stream.of(
                info(Kind.BAD_INFO_PLIST, "no CFBundleIdentifier", info -> info.remove("CFBundleIdentifier")),
                info(Kind.BAD_INFO_PLIST, "no CFBundleShort", info -> info.remove("CFBundleShortVersionString")),
                info(Kind.BAD_INFO_PLIST, "no CFBundleVersion", info -> info.put("CFBundleVersion", " ")),
                info(Kind.BAD_INFO_PLIST, "is no text", info -> info.put("CFBundleVersion", 12)),
                info(Kind.BAD_INFO_PLIST, "is no text", info -> info.put("CFBundleIdentifier", new NSDictionary())),
                info(Kind.BAD_INFO_PLIST, "is no text", info -> info.put("MinimumOSVersion", new NSNumber(16.0))),
                info(Kind.BAD_INFO_PLIST, "is no list", info -> info.put("CFBundleSupportedPlatforms", "iPhoneOS")),
                info(
                        Kind.BAD_INFO_PLIST,
                        "is no text",
                        info -> info.put("CFBundleSupportedPlatforms", new NSArray(new NSNumber(1)))),
                info(Kind.BAD_INFO_PLIST, "neither CFBundleSupportedPlatforms nor", info -> {
                    info.remove("CFBundleSupportedPlatforms");
                    info.remove("DTPlatformName");
                }),
                info(
                        Kind.BAD_INFO_PLIST,
                        "was not replaced: '$(MARKETING_VERSION)'",
                        info -> info.put("CFBundleShortVersionString", "$(MARKETING_VERSION)")),
                info(
                        Kind.BAD_INFO_PLIST,
                        "control characters: '1?[INFO] all is well'",
                        info -> info.put("CFBundleVersion", "1\n[INFO] all is well")),
                info(Kind.BAD_INFO_PLIST, "longer than 255", info -> {
                    info.remove("CFBundleDisplayName");
                    info.put("CFBundleName", "x".repeat(100_000));
                }),
                info(
                        Kind.SIMULATOR_BUILD,
                        "simulator",
                        info -> info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("iPhoneSimulator")))),
                info(Kind.SIMULATOR_BUILD, "simulator", info -> info.put("DTPlatformName", "xrsimulator")),
                info(Kind.WRONG_PLATFORM, "'MacOSX, macosx'", info -> {
                    info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("MacOSX")));
                    info.put("DTPlatformName", "macosx");
                }),
                info(Kind.WRONG_PLATFORM, "'WatchOS'", info -> {
                    info.put("CFBundleSupportedPlatforms", new NSArray(new NSString("WatchOS")));
                    info.remove("DTPlatformName");
                }),
                archive(
                        Kind.BAD_INFO_PLIST,
                        "neither binary nor XML",
                        zip -> zip.add(SampleIpa.INFO_PLIST, "{ CFBundleVersion = 1; }")),
                archive(Kind.BAD_INFO_PLIST, "neither binary nor XML", zip -> zip.add(SampleIpa.INFO_PLIST, "")),
                archive(
                        Kind.BAD_INFO_PLIST,
                        "no dictionary",
                        zip -> zip.add(SampleIpa.INFO_PLIST, SampleIpa.binary(new NSArray()))));
    }

    @ParameterizedTest
    @MethodSource({"files", "foreignArchives", "bombs", "damages", "infoPlists"})
    void isRefused(Kind kind, String said, byte[] bytes) throws Exception {
        refused(kind, said, Files.write(folder.resolve("app.ipa"), bytes));
    }

    @Test
    void anArchiveCutOffAnywhere() throws Exception {
        byte[] whole = SampleIpa.whole().comment("and a comment").bytes();
        for (int length = 4; length < whole.length; length += length < whole.length - 400 ? 11 : 1) {
            Path file = Files.write(folder.resolve("app.ipa"), Arrays.copyOf(whole, length));
            refused(Kind.TRUNCATED, "truncated", file);
        }
        Path longer = Files.write(folder.resolve("app.ipa"), Arrays.copyOf(whole, whole.length + 1));
        refused(Kind.TRUNCATED, "something was added", longer);
    }

    @Test
    void anArchiveWithAHoleAnywhere() throws Exception {
        byte[] whole = SampleIpa.whole().bytes();
        int end = whole.length - 22;
        for (int hole = 4; hole < end; hole += 7) {
            byte[] less = new byte[whole.length - 7];
            System.arraycopy(whole, 0, less, 0, hole);
            System.arraycopy(whole, hole + 7, less, hole, less.length - hole);
            Path file = Files.write(folder.resolve("app.ipa"), less);
            BinaryException refused = assertThrows(BinaryException.class, () -> BinaryReader.read(file));
            assertTrue(
                    refused.kind() == Kind.DAMAGED || refused.kind() == Kind.TRUNCATED,
                    "7 bytes missing at " + hole + ": " + refused.kind());
        }
    }

    private static void refused(Kind kind, String said, Path file) {
        BinaryException refused = assertThrows(BinaryException.class, () -> BinaryReader.read(file));
        assertEquals(kind, refused.kind(), refused.getMessage());
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
        assertTrue(refused.getMessage().endsWith(".") || kind == Kind.NOT_READABLE, refused.getMessage());
        assertFalse(refused.getMessage().chars().anyMatch(Character::isISOControl), refused.getMessage());
        assertTrue(refused.getMessage().length() < 500, refused.getMessage());
        assertFalse(refused.remedy().isBlank());
    }

    private static Arguments file(Kind kind, String said, byte[] bytes) {
        return Arguments.of(kind, said, bytes);
    }

    private static Arguments archive(Kind kind, String said, Consumer<ZipWriter> content) {
        ZipWriter zip = new ZipWriter();
        content.accept(zip);
        return Arguments.of(kind, said, zip.bytes());
    }

    private static Arguments info(Kind kind, String said, Consumer<NSDictionary> change) {
        NSDictionary info = SampleIpa.info();
        change.accept(info);
        return Arguments.of(kind, said, SampleIpa.with(info).bytes());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
