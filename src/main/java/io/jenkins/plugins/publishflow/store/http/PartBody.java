package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The bytes of one part, read from the file while they are sent. For one request. */
final class PartBody extends RequestBody {

    private static final int CHUNK = 128 * 1024;
    private static final byte[] NONE = {};

    private final FileChannel file;
    private final UploadTicket.Part part;
    private final SentBytes sent;
    private final byte[] before;
    private final byte[] after;
    private long written;

    /** The bytes as they are. */
    PartBody(FileChannel file, UploadTicket.Part part, SentBytes sent) {
        this(file, part, sent, NONE, NONE);
    }

    /**
     * @param before what comes before the bytes of the file
     * @param after what comes after them
     */
    PartBody(FileChannel file, UploadTicket.Part part, SentBytes sent, byte[] before, byte[] after) {
        this.file = file;
        this.part = part;
        this.sent = sent;
        this.before = before;
        this.after = after;
    }

    /** None: the ticket's headers hold the type as the store wants it, to the letter. */
    @Override
    @CheckForNull
    public MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return before.length + part.length() + after.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(before);
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, part.length()));
        while (written < part.length()) {
            read(chunk);
            int bytes = chunk.remaining();
            sink.write(chunk);
            written += bytes;
            sent.add(bytes);
        }
        sink.write(after);
    }

    private void read(ByteBuffer chunk) throws IOException {
        chunk.clear().limit((int) Math.min(chunk.capacity(), part.length() - written));
        int bytes;
        try {
            bytes = file.read(chunk, part.offset() + written);
        } catch (IOException e) {
            throw new FileBroken(e);
        }
        if (bytes < 1) {
            throw new FileBroken(null);
        }
        chunk.flip();
    }

    /** Takes back what was written, because the store has not taken it. */
    void inVain() {
        sent.takeBack(written);
        written = 0;
    }

    /** The file, not the network, is at fault. */
    static final class FileBroken extends IOException {

        private static final long serialVersionUID = 1;

        FileBroken(@CheckForNull IOException cause) {
            super("the file cannot be read to the end of the part", cause);
        }
    }
}
