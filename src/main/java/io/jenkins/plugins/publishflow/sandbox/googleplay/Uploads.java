package io.jenkins.plugins.publishflow.sandbox.googleplay;

import io.jenkins.plugins.publishflow.sandbox.http.Answer;
import io.jenkins.plugins.publishflow.sandbox.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google's media uploads: simple ones in one request, and resumable ones, whose bytes are kept as they come, so that an
 * upload goes on after a break. Sessions are not saved: a restarted sandbox knows none.
 */
final class Uploads {

    private static final int CHUNK_UNIT = 256 * 1024;
    private static final int INCOMPLETE = 308;
    private static final int BLOCK = 16 * 1024;
    private static final Pattern RANGE = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+)");

    /** What is done with the bytes of a whole upload. */
    @FunctionalInterface
    interface Taker {
        Answer take(Path file) throws IOException;
    }

    private record Session(Path file, long size, Taker taker) {}

    private final Path folder;
    private final PlayState state;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Answer> done = new ConcurrentHashMap<>();

    Uploads(Path folder, PlayState state) {
        this.folder = folder;
        this.state = state;
    }

    /** Answers the request that begins an upload, or is one. */
    Answer begin(Request request, String address, Taker taker) throws IOException {
        Path file = Files.createTempFile(Files.createDirectories(folder), "play", null);
        if (!request.query().getOrDefault("uploadType", "").equals("resumable")) {
            try (OutputStream out = Files.newOutputStream(file)) {
                request.stream().transferTo(out);
            }
            return take(file, taker);
        }
        String size = request.header("X-Upload-Content-Length");
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(file, size == null ? -1 : Long.parseLong(size), taker));
        return Answer.empty(200).with("Location", address + "?uploadType=resumable&upload_id=" + id);
    }

    /** Whether the request carries bytes of an upload that was begun before. */
    static boolean isPart(Request request) {
        return request.method().equals("PUT") && request.query().containsKey("upload_id");
    }

    /** Takes bytes, or tells how many have come. */
    Answer proceed(Request request) throws IOException {
        String id = request.query().get("upload_id");
        if (done.containsKey(id)) {
            return done.get(id);
        }
        Session session = sessions.get(id);
        if (session == null) {
            return PlayRefusal.answer(404, "The upload was not found.");
        }
        synchronized (session) {
            return proceed(request, session);
        }
    }

    private Answer proceed(Request request, Session session) throws IOException {
        String header = request.header("Content-Range");
        long have = Files.size(session.file);
        long from = 0;
        long total = session.size;
        long to = -1;
        if (header != null) {
            Matcher range = RANGE.matcher(header);
            if (!range.matches()) {
                return PlayRefusal.answer(400, "Content-Range is none: " + header);
            }
            total = Long.parseLong(range.group(3));
            if (range.group(1) == null) {
                return have == total ? whole(request, session) : incomplete(have);
            }
            from = Long.parseLong(range.group(1));
            to = Long.parseLong(range.group(2));
        }
        if (from != have) {
            return PlayRefusal.answer(400, "The bytes begin at " + from + ", but " + have + " have come.");
        }
        if (to >= 0 && to + 1 < total && (to + 1 - from) % CHUNK_UNIT != 0) {
            return PlayRefusal.answer(400, "A chunk that is not the last has to be a multiple of 256 KiB.");
        }
        append(request, session);
        have = Files.size(session.file);
        return total >= 0 && have < total ? incomplete(have) : whole(request, session);
    }

    /** Appends what comes, and keeps it where the connection breaks. */
    private void append(Request request, Session session) throws IOException {
        long limit = state.verdicts().breakUploadAfter();
        long taken = 0;
        byte[] block = new byte[BLOCK];
        InputStream in = request.stream();
        try (OutputStream out = Files.newOutputStream(session.file, StandardOpenOption.APPEND)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                out.write(block, 0, read);
                taken += read;
                if (limit > 0 && taken >= limit) {
                    state.verdicts(state.verdicts().breakUploadAfter(0));
                    out.flush();
                    throw new IOException("the connection breaks, as it was told to");
                }
            }
        }
    }

    private static Answer incomplete(long have) {
        Answer answer = Answer.empty(INCOMPLETE);
        return have == 0 ? answer : answer.with("Range", "bytes=0-" + (have - 1));
    }

    /** The answer is kept, for a client that has not heard it asks again. */
    private Answer whole(Request request, Session session) throws IOException {
        Answer answer = take(session.file, session.taker);
        done.put(request.query().get("upload_id"), answer);
        return answer;
    }

    private Answer take(Path file, Taker taker) throws IOException {
        try {
            return taker.take(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
