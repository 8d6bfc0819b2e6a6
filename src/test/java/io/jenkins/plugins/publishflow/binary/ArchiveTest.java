package io.jenkins.plugins.publishflow.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.publishflow.binary.BinaryException.Kind;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives at the edges of the format. */
class ArchiveTest {

    @TempDir
    Path folder;

    @Test
    void findsWhatLiesBeyondFourGibibytes() throws Exception {
        long beyond = 5L << 30;
        byte[] content = SampleIpa.xml(SampleIpa.info());
        ZipWriter zip = new ZipWriter();
        ZipWriter.Entry movie = zip.store("Payload/Demo.app/movie", new byte[0]);
        movie.wide().size(beyond).packedSize(beyond);
        ZipWriter.Entry info = zip.add(SampleIpa.INFO_PLIST, content);
        info.wide();
        byte[] small = zip.bytes();
        // The same archive with a hole where the movie would be, and the list behind it.
        int body = (int) info.position;
        int bodyEnd = ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).getInt(small.length - 6);
        info.position(beyond + body);
        Path file = folder.resolve("large.ipa");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.write(small, 0, body);
            large.seek(beyond + body);
            large.write(small, body, bodyEnd - body);
            large.write(zip.wideEnd().tail(beyond + bodyEnd));
        }
        assertTrue(Files.size(file) > beyond);
        try (FileBytes bytes = new FileBytes(file)) {
            Archive archive = new Archive(bytes);
            ArchiveBounds bounds = new ArchiveBounds(bytes.size());
            IpaLayout.Finder finder = new IpaLayout.Finder();
            archive.forEach(entry -> finder.visit(bounds.check(entry), entry));
            IpaLayout layout = finder.found();
            assertArrayEquals(content, archive.read(layout.infoPlist(), PropertyList.MAX_LENGTH));
        }
    }

    @Test
    void moreEntriesThanAShortCanCount() throws Exception {
        ZipWriter zip = manyEntries(70_001);
        assertEquals(70_001, countEntries(zip.bytes()), "as old tools write it: the count overflows");
        assertEquals(70_001, countEntries(zip.wideEnd().bytes()));
    }

    @Test
    void moreEntriesThanAnyAppHas() throws Exception {
        ZipWriter zip = manyEntries(Archive.MAX_ENTRIES + 1);
        assertEquals(Kind.TOO_LARGE, refused(zip.bytes()).kind(), "found while counting");
        assertEquals(Kind.TOO_LARGE, refused(zip.wideEnd().bytes()).kind(), "as its end says");
    }

    @Test
    void entriesAreNotHeldInMemory() throws Exception {
        Path file = Files.write(
                folder.resolve("many"), manyEntries(50_000).wideEnd().bytes());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Long> sizes = new ArrayList<>();
        try (FileBytes bytes = new FileBytes(file)) {
            Archive archive = new Archive(bytes);
            long before = threads.getCurrentThreadAllocatedBytes();
            archive.forEach(entry -> {
                if (entry.name().endsWith("000")) {
                    sizes.add(entry.size());
                }
            });
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / 50_000;
            assertTrue(each < 1000, each + " bytes allocated for each entry");
        }
        assertEquals(49, sizes.size());
    }

    @Test
    void anEndThatContradictsTheFileIsRefused() throws Exception {
        byte[] whole = SampleIpa.whole().bytes();
        int end = whole.length - 22;
        assertDamaged(whole, end + 4, 1, "split");
        assertDamaged(whole, end + 10, 99, "99 entries");
        assertDamaged(whole, end + 12, 1 << 30, "missing in the middle");
        assertDamaged(whole, end + 16, 1 << 30, "missing in the middle");
        assertDamaged(whole, end + 16, 3, "Line 1");

        byte[] wide = SampleIpa.whole().wideEnd().bytes();
        int locator = wide.length - 22 - 20;
        assertDamaged(wide, locator + 8, 1 << 30, "not in the file");
        assertDamaged(wide, locator + 8, 5, "not its table of contents");
        assertDamaged(wide, locator + 12, 1 << 31, "not in the file");
        int end64 = locator - 56;
        assertDamaged(wide, end64 + 32, 99, "99 entries");
        assertDamaged(wide, end64 + 44, 1 << 31, "missing in the middle");
        byte[] encrypted = wide.clone();
        encrypted[end64 + 14] = 63;
        assertEquals(Kind.ENCRYPTED, refused(encrypted).kind());
    }

    private void assertDamaged(byte[] archive, int position, int value, String said) throws Exception {
        byte[] bent = archive.clone();
        ByteBuffer.wrap(bent).order(ByteOrder.LITTLE_ENDIAN).putInt(position, value);
        BinaryException refused = refused(bent);
        assertEquals(Kind.DAMAGED, refused.kind(), refused.getMessage());
        assertTrue(refused.getMessage().contains(said), refused.getMessage());
    }

    private static ZipWriter manyEntries(int count) {
        ZipWriter zip = new ZipWriter();
        for (int i = 0; i < count; i++) {
            zip.store("Payload/Demo.app/" + i, new byte[0]);
        }
        return zip;
    }

    private int countEntries(byte[] archive) throws Exception {
        int[] count = {0};
        try (FileBytes bytes = new FileBytes(Files.write(folder.resolve("many"), archive))) {
            new Archive(bytes).forEach(entry -> count[0]++);
        }
        return count[0];
    }

    private BinaryException refused(byte[] archive) throws Exception {
        Path file = Files.write(folder.resolve("bad"), archive);
        return assertThrows(BinaryException.class, () -> BinaryReader.read(file));
    }
}
