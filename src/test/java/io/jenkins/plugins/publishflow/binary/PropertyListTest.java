package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Property lists as they come, and such as want to do harm. */
class PropertyListTest {

    private static final String APPLE_DTD =
            "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-1"})
    void xmlIsReadInItsEncoding(String encoding) throws Exception {
        String list = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + APPLE_DTD
                + "<plist version=\"1.0\"><!-- a comment --><dict><key>k</key><string>Übers<!-- odd -->icht &amp; "
                + "<![CDATA[<mehr>]]> &#x41;</string></dict></plist>";
        assertEquals(
                "Übersicht & <mehr> A",
                PropertyList.parse(list.getBytes(encoding)).get("k").toString());
    }

    @Test
    void manyOrdinaryReferencesAreFine() throws Exception {
        String list = xml("<key>k</key><string>" + "&amp;".repeat(20_000) + "</string>");
        assertEquals(
                20_000,
                PropertyList.parse(list.getBytes(StandardCharsets.UTF_8))
                        .get("k")
                        .toString()
                        .length());
    }

    @Test
    void entitiesThatGrowAreRefused() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE plist [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        unreadable(laughs + "]><plist><dict><key>k</key><string>&a39;</string></dict></plist>");
        String one = "<!DOCTYPE plist [<!ENTITY a \"" + "x".repeat(50_000) + "\">]>";
        unreadable(one + "<plist><dict><key>k</key><string>" + "&a;".repeat(50_000) + "</string></dict></plist>");
        StringBuilder parameters = new StringBuilder("<!DOCTYPE plist [<!ENTITY % p0 \"<!-- x -->\">");
        for (int i = 1; i < 40; i++) {
            parameters.append("<!ENTITY %% p%d \"&#37;p%d;&#37;p%d;\">".formatted(i, i - 1, i - 1));
        }
        unreadable(parameters + "%p39;]><plist><dict><key>k</key><string>s</string></dict></plist>");
        unreadable("<!DOCTYPE plist [<!ENTITY unused \"x\">]><plist><dict></dict></plist>");
    }

    @Test
    void nothingOutsideIsRead() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "top secret");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd";
            for (String address : List.of(secret.toUri().toString(), url)) {
                unreadable("<!DOCTYPE plist [<!ENTITY x SYSTEM \"" + address
                        + "\">]><plist><dict><key>k</key><string>&x;</string></dict></plist>");
                unreadable("<!DOCTYPE plist [<!ENTITY % x SYSTEM \"" + address
                        + "\"> %x;]><plist><dict><key>k</key><string>s</string></dict></plist>");
            }
            String foreignDtd = "<!DOCTYPE plist SYSTEM \"" + url + "\"><plist><dict><key>k</key><string>s</string>"
                    + "<key>l</key><string xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + url
                    + "\" parse=\"text\"/></string></dict></plist>";
            assertEquals(
                    "s",
                    PropertyList.parse(foreignDtd.getBytes(StandardCharsets.UTF_8))
                            .get("k")
                            .toString());
        } finally {
            server.stop(0);
        }
        assertEquals(0, requests.get());
    }

    @Test
    void deepXmlIsRefused() {
        for (int depth : new int[] {200, 200_000}) {
            unreadable(xml("<key>k</key>" + "<array>".repeat(depth) + "</array>".repeat(depth)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<plist><dict><key>k</key></dict></plist>",
                "<plist><dict><key>k</key><integer>many</integer></dict></plist>",
                "<plist><dict><key>k</key><date>tomorrow</date></dict></plist>",
                "<plist></plist>",
                "<plist><string>s</string></plist>",
                "<plist><dict>",
                "<html><dict></dict></html>",
                "<plist><dict/><dict/></plist>"
            })
    void brokenXmlIsRefused(String list) {
        unreadable(list);
    }

    @Test
    void deepBinaryListsAreRefused() {
        NSObject inner = new NSString("x");
        for (int i = 0; i < 1000; i++) {
            inner = new NSArray(inner);
        }
        NSDictionary deep = new NSDictionary();
        deep.put("k", inner);
        unreadable(SampleIpa.binary(deep));
    }

    @Test
    void binaryListsThatContainThemselvesAreRefused() {
        // 0: {1: 2}, 1: "k", 2: [2]
        unreadable(list(dictionary(1, 2), text("k"), array(2)));
        // 0: {1: 2}, 1: "k", 2: [0]
        unreadable(list(dictionary(1, 2), text("k"), array(0)));
    }

    @Test
    void referencesAndPlacesOutsideAreRefused() {
        unreadable(list(dictionary(1, 9), text("k")));
        unreadable(list(dictionary(9, 1), text("k")));
        byte[] list = list(dictionary(1, 1), text("k"));
        int table = (int) ByteBuffer.wrap(list).getLong(list.length - 8);
        for (int place : new int[] {0, 7, table, 0xFFFF}) {
            byte[] bent = list.clone();
            ByteBuffer.wrap(bent).putShort(table + 2, (short) place);
            unreadable(bent);
        }
    }

    @Test
    void objectsThatShareTheirBytesAreRefused() {
        int lists = 20_000;
        ByteArrayOutputStream references = new ByteArrayOutputStream();
        byte[] header = "bplist00".getBytes(StandardCharsets.US_ASCII);
        references.writeBytes(header);
        references.writeBytes(new byte[] {(byte) 0xAF, 0x12, 0, 0, 0x27, 0x10}); // a list of 10,000
        for (int i = 0; i < 10_000; i++) {
            references.writeBytes(new byte[] {0, 1});
        }
        ByteBuffer table = ByteBuffer.allocate(2 * lists);
        for (int i = 0; i < lists; i++) {
            table.putShort((short) 8);
        }
        byte[] list = SampleIpa.join(references.toByteArray(), table.array(), trailer(lists, references.size()));
        UnreadableException refused = assertThrows(UnreadableException.class, () -> PropertyList.parse(list));
        assertTrue(refused.getMessage().contains("overlap"), refused.getMessage());
    }

    @Test
    void whatCouldGrowWithoutEndIsRefused() {
        // Each list holds the next one twice; a set, or a key, of the first would be walked 2^60 times.
        List<byte[]> objects = new ArrayList<>();
        objects.add(dictionary(1, 2));
        objects.add(text("k"));
        objects.add(new byte[] {(byte) 0xC1, 0, 3});
        for (int i = 3; i < 63; i++) {
            objects.add(array(i + 1, i + 1));
        }
        objects.add(text("x"));
        unreadable(list(objects.toArray(byte[][]::new)));

        objects.set(0, dictionary(3, 1));
        objects.set(2, text("unused"));
        unreadable(list(objects.toArray(byte[][]::new)));
    }

    @Test
    void sharedListsAreFine() throws Exception {
        List<byte[]> objects = new ArrayList<>(List.of(dictionary(1, 2), text("k")));
        for (int i = 2; i < 62; i++) {
            objects.add(array(i + 1, i + 1));
        }
        objects.add(text("x"));
        NSDictionary list = PropertyList.parse(list(objects.toArray(byte[][]::new)));
        assertEquals(2, ((NSArray) list.get("k")).count());
    }

    @Test
    void aChangedByteDoesNoHarm() {
        byte[] list = SampleIpa.binary(SampleIpa.info());
        Random random = new Random(7);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < list.length; i++) {
                for (int n = 0; n < 20; n++) {
                    byte[] bent = list.clone();
                    bent[i] = (byte) random.nextInt();
                    bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));
                    try {
                        PropertyList.parse(bent);
                    } catch (UnreadableException expected) {
                        assertTrue(expected.getMessage().startsWith("is "), expected.getMessage());
                    }
                }
            }
        });
    }

    private static String xml(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + APPLE_DTD + "<plist version=\"1.0\"><dict>" + content
                + "</dict></plist>";
    }

    private static void unreadable(String list) {
        unreadable(list.getBytes(StandardCharsets.UTF_8));
    }

    private static void unreadable(byte[] list) {
        UnreadableException refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThrows(UnreadableException.class, () -> PropertyList.parse(list)));
        assertTrue(refused.getMessage().matches("(is|declares) .*"), refused.getMessage());
    }

    /** A binary list of these objects, the first at the top; references have one byte, places two. */
    private static byte[] list(byte[]... objects) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer table = ByteBuffer.allocate(2 * objects.length);
        for (byte[] object : objects) {
            table.putShort((short) list.size());
            list.writeBytes(object);
        }
        int start = list.size();
        list.writeBytes(table.array());
        byte[] trailer = trailer(objects.length, start);
        trailer[7] = 1;
        list.writeBytes(trailer);
        return list.toByteArray();
    }

    private static byte[] trailer(int objects, int table) {
        return ByteBuffer.allocate(32)
                .putShort(6, (short) 0x0202)
                .putLong(8, objects)
                .putLong(16, 0)
                .putLong(24, table)
                .array();
    }

    private static byte[] dictionary(int key, int value) {
        return new byte[] {(byte) 0xD1, (byte) key, (byte) value};
    }

    private static byte[] array(int... references) {
        byte[] array = new byte[references.length + 1];
        array[0] = (byte) (0xA0 | references.length);
        for (int i = 0; i < references.length; i++) {
            array[i + 1] = (byte) references[i];
        }
        return array;
    }

    private static byte[] text(String text) {
        return SampleIpa.join(new byte[] {(byte) (0x50 | text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }
}
