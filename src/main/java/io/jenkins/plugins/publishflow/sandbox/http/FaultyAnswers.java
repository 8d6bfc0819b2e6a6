package io.jenkins.plugins.publishflow.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends answers as they are, or as a fault makes them. A connection left without an answer is closed by the server. */
final class FaultyAnswers {

    private static final int PIECES = 8;

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Ends all pauses. */
    void close() {
        closed.countDown();
    }

    /** Waits in real time; a request that is still paused when the server is closed is not worked on any more. */
    void pause(long millis) throws IOException {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("The sandbox is stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The sandbox is stopping", e);
        }
    }

    /** The answer of a fault that stands for the store's own. */
    Answer status(Fault fault, Site site, Request request) {
        Answer answer = fault.html()
                ? Answer.html(fault.status(), "<html><body><h1>" + fault.status() + "</h1></body></html>")
                : site.failure(fault.status(), request);
        Integer retryAfter = fault.retryAfter();
        return retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    void send(HttpExchange exchange, Answer answer, @CheckForNull Fault fault) throws IOException {
        Fault.Kind kind = fault == null ? null : fault.kind();
        byte[] body = answer.body();
        if (kind == Fault.Kind.MALFORMED_BODY) {
            body = Arrays.copyOf(body, body.length / 2);
        } else if (kind == Fault.Kind.REWRITE) {
            body = new String(body, StandardCharsets.UTF_8)
                    .replace(fault.find(), fault.replacement())
                    .getBytes(StandardCharsets.UTF_8);
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length == 0) {
            return;
        }
        OutputStream out = exchange.getResponseBody();
        if (kind == Fault.Kind.TRUNCATED_BODY) {
            out.write(body, 0, body.length / 2);
            out.flush();
            return;
        }
        if (kind == Fault.Kind.SLOW_BODY) {
            int piece = Math.max(1, body.length / PIECES);
            for (int at = 0; at < body.length; at += piece) {
                out.write(body, at, Math.min(piece, body.length - at));
                out.flush();
                pause(fault.millis());
            }
        } else {
            out.write(body);
        }
        out.close();
    }
}
