package io.jenkins.plugins.publishflow.store.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The body of an API request. Can be written once only, which keeps okhttp from sending it a second time. */
final class RequestBytes extends RequestBody {

    private static final Set<String> NEED_BODY = Set.of("POST", "PUT", "PATCH");

    private final byte[] bytes;

    private RequestBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Null where the method takes no body and there is none. */
    @CheckForNull
    static RequestBody of(String method, @CheckForNull byte[] bytes) {
        if (bytes == null) {
            return NEED_BODY.contains(method) ? new RequestBytes(new byte[0]) : null;
        }
        return new RequestBytes(bytes);
    }

    /** None: the content type is among the headers of the call, as it is to be sent. */
    @Override
    @CheckForNull
    public MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }
}
