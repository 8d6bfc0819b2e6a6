package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowSourceTest {

    @Test
    void leavesOutAByteOrderMark() throws Exception {
        FlowSource source = read(bytes("\uFEFFname: \u00c4\n"));
        assertEquals("name: \u00c4\n", source.text());
        assertEquals(source, new FlowSource("publish.yml", "\uFEFFname: \u00c4\n"));
    }

    @Test
    void saysWhereTheTextIsNotUtf8() {
        byte[] latin = "name: A\nsteps: [ask] # \u00fcber\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of(new FlowFinding(2, 16, "Byte 0xFC is not UTF-8 text; save the file as UTF-8.")),
                refused(latin));
    }

    @Test
    void refusesUtf16() {
        assertEquals(
                List.of(new FlowFinding(1, 1, "Byte 0xFE is not UTF-8 text; save the file as UTF-8.")),
                refused("name: x".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void refusesATextThatEndsInTheMiddleOfACharacter() {
        assertEquals(
                List.of(new FlowFinding(1, 7, "Byte 0xC3 is not UTF-8 text; save the file as UTF-8.")),
                refused(new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xC3}));
    }

    @Test
    void takesTheLargestFileAndReadsNoFurther() throws Exception {
        byte[] largest = bytes("#".repeat(FlowSource.MAXIMUM_BYTES));
        assertEquals(FlowSource.MAXIMUM_BYTES, read(largest).text().length());

        CountingEndlessStream endless = new CountingEndlessStream();
        FlowFileException refused =
                assertThrows(FlowFileException.class, () -> FlowSource.read("publish.yml", endless));
        assertEquals(
                List.of(new FlowFinding(1, 1, "The file has more than 256 KiB; a flow file never needs as much.")),
                refused.findings());
        assertTrue(endless.bytes <= FlowSource.MAXIMUM_BYTES + 1, "bytes read: " + endless.bytes);
    }

    /** The place is counted in characters, also behind a line with one that takes two places in Java. */
    @Test
    void findsCharactersThatYamlForbids() {
        FlowSource source = new FlowSource("publish.yml", "a: \uD83D\uDE00\n".repeat(400) + "b: x\u0001y\n");
        FlowFileException refused = assertThrows(
                FlowFileException.class,
                () -> new FlowReader(ToyCatalog.CATALOG).check(source, Map.of(), folder -> Map.of()));
        assertEquals(
                List.of(new FlowFinding(401, 5, "The character U+0001 is not allowed in YAML.")), refused.findings());
    }

    private static List<FlowFinding> refused(byte[] bytes) {
        return assertThrows(FlowFileException.class, () -> read(bytes)).findings();
    }

    private static FlowSource read(byte[] bytes) throws IOException, FlowFileException {
        return FlowSource.read("publish.yml", new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class CountingEndlessStream extends InputStream {
        private long bytes;

        @Override
        public int read() {
            bytes++;
            return '#';
        }
    }
}
