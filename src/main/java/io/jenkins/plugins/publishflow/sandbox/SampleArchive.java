package io.jenkins.plugins.publishflow.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The archive of a sample, stored and with one time for all entries: the same contents give the same bytes. */
final class SampleArchive implements Closeable {

    private static final LocalDateTime PACKED = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** Replaces what is there. */
    SampleArchive(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file));
    }

    void add(String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(PACKED);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
