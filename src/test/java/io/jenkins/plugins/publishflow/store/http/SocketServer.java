package io.jenkins.plugins.publishflow.store.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections on a free port of 127.0.0.1 and gives each to a test: for what no proper server would do. */
final class SocketServer implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    SocketServer(Connection connection) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(() -> accept(connection));
    }

    private void accept(Connection connection) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                start(() -> serve(connection, socket));
            } catch (IOException e) {
                // Closed; the loop ends.
                return;
            }
        }
    }

    private static void serve(Connection connection, Socket socket) {
        try (socket) {
            connection.serve(socket);
        } catch (IOException e) {
            // The other side went away, which is for the test to notice there.
            return;
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "socket-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many connections have come. */
    int connections() {
        return connections.get();
    }

    int port() {
        return server.getLocalPort();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Request line and headers, up to the empty line; what follows stays in the stream. */
    static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended within the head of a request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** What a test does with a connection, which is closed thereafter. */
    interface Connection {
        void serve(Socket socket) throws IOException;
    }
}
