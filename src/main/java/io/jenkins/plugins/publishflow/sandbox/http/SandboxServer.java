package io.jenkins.plugins.publishflow.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves a site on 127.0.0.1 and lets faults strike. Requests below {@code /sandbox/} go to the control site: they are
 * neither counted nor struck. Each request has a thread of its own, as a store's clients do not wait for each other.
 */
public final class SandboxServer implements Closeable {

    private static final String CONTROL = "/sandbox/";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // The JDK's server writes head and body apart; without this, each answer waits 40 ms for the client's TCP. The
        // JDK reads it once, before its first server.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Site stores;
    private final Site control;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final List<ExchangeWatcher> watchers = new CopyOnWriteArrayList<>();
    private final FaultyAnswers sender = new FaultyAnswers();
    private final Clock clock;

    /**
     * Binds the port; {@link #start} begins to answer.
     *
     * @param port a port, or 0 for a free one
     * @param clock stamps the request log
     * @throws IOException where the port is taken
     */
    public SandboxServer(int port, Site stores, Site control, Clock clock) throws IOException {
        this.stores = stores;
        this.control = control;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        AtomicInteger count = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
    }

    public void start() {
        server.start();
    }

    /** Where it listens, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    /** Adds somebody who sees all further exchanges with stores. */
    public void watch(ExchangeWatcher watcher) {
        watchers.add(watcher);
    }

    /** Stops at once: open connections are closed, delays end. */
    @Override
    public void close() {
        sender.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean counted = !exchange.getRequestURI().getPath().startsWith(CONTROL);
            Request request = new Request(
                    counted ? log.nextNumber() : 0,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody());
            if (counted) {
                serve(request, exchange);
            } else {
                Answer answer = work(control, request);
                request.drain();
                sender.send(exchange, answer, null);
            }
        }
    }

    private void serve(Request request, HttpExchange exchange) throws IOException {
        Fault fault = faults.strike(request).orElse(null);
        Fault.Kind kind = fault == null ? null : fault.kind();
        if (kind == Fault.Kind.DELAY) {
            sender.pause(fault.millis());
        }
        Answer answer = null;
        if (kind == Fault.Kind.STATUS) {
            answer = sender.status(fault, stores, request);
        } else if (kind != Fault.Kind.BREAK_BEFORE_WORK) {
            answer = work(stores, request);
        }
        record(request, answer, fault);
        Answer sent = kind == Fault.Kind.STATUS_AFTER_WORK ? sender.status(fault, stores, request) : answer;
        boolean broken = kind == Fault.Kind.BREAK_BEFORE_WORK || kind == Fault.Kind.BREAK_AFTER_WORK;
        log.add(new LoggedRequest(
                request.number(),
                clock.instant(),
                request.method(),
                request.path(),
                broken ? 0 : sent.status(),
                kind,
                request.misused(),
                request.notes().isEmpty() ? null : String.join("; ", request.notes())));
        if (!broken) {
            request.drain();
            sender.send(exchange, sent, fault);
        }
    }

    private static Answer work(Site site, Request request) throws IOException {
        try {
            return site.answer(request);
        } catch (RuntimeException e) {
            // A defect of the sandbox must not look like a broken connection, which tests make on purpose.
            request.misuse("the sandbox failed: " + e);
            return site.failure(500, request);
        }
    }

    private void record(Request request, @CheckForNull Answer answer, @CheckForNull Fault fault) {
        RecordedExchange recorded = new RecordedExchange(
                request.number(),
                request.method(),
                request.path(),
                request.rawQuery(),
                request.headers(),
                request.bodyRead(),
                answer,
                fault);
        watchers.forEach(watcher -> watcher.exchanged(recorded));
    }
}
