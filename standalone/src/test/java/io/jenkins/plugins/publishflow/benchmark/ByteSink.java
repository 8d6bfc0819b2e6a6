package io.jenkins.plugins.publishflow.benchmark;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on the loopback that takes any bytes, drops them, and answers with 200 where they are as many as announced.
 * In the place of the storage of a sandbox, which would write and digest them.
 */
final class ByteSink implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    ByteSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String announced = exchange.getRequestHeaders().getFirst("Content-Length");
            long count = count(exchange.getRequestBody());
            exchange.sendResponseHeaders(String.valueOf(count).equals(announced) ? 200 : 400, -1);
            exchange.close();
        });
        server.start();
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long count = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    /** The same ticket, but with all of its parts sent here. */
    UploadTicket catching(UploadTicket ticket) {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sink");
        return new UploadTicket(
                ticket.store(),
                ticket.uploadId(),
                ticket.fileSize(),
                ticket.parts().stream()
                        .map(part -> new UploadTicket.Part(
                                part.number(),
                                part.method(),
                                here,
                                part.offset(),
                                part.length(),
                                part.headers(),
                                part.form()))
                        .toList(),
                ticket.expires(),
                ticket.way());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
