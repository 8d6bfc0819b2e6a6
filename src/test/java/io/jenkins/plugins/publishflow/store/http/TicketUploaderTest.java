package io.jenkins.plugins.publishflow.store.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadProgress;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import io.jenkins.plugins.publishflow.store.UploadTicket.Part;
import io.jenkins.plugins.publishflow.store.http.CannedServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TicketUploaderTest {

    private static final int SIZE = 1_000_003;
    private static final UploadProgress SILENT = (sent, total) -> {};

    @TempDir
    Path folder;

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final TicketUploader uploader =
            new TicketUploader(UploadSettings.DEFAULT, Clock.systemUTC(), Duration.ofMillis(1));
    private byte[] bytes;
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        file = Files.write(folder.resolve("app.ipa"), bytes);
    }

    @Test
    void sendsEachSliceWithExactlyItsHeaders() throws Exception {
        try (CannedServer storage = new CannedServer()) {
            URI base = storage.base();
            List<Part> parts = List.of(
                    part(3, base.resolve("/3?sig=a%2Fb%2Bc+d~e"), 700_000, SIZE - 700_000, Map.of("X-Part", "three")),
                    part(1, base.resolve("/1"), 0, 1, Map.of("Content-Type", "application/octet-stream")),
                    part(2, base.resolve("/2"), 1, 699_999, Map.of("x-amz-acl", "private", "Content-MD5", "abc==")));
            for (Part part : parts) {
                storage.on("PUT", "/" + part.number(), 200, "");
            }
            uploader.upload(ticket(parts), file, SILENT, exchanges::add);
            for (Part part : parts) {
                CannedServer.Asked asked = storage.only("PUT", "/" + part.number());
                byte[] slice = Arrays.copyOfRange(bytes, (int) part.offset(), (int) (part.offset() + part.length()));
                assertArrayEquals(slice, asked.body(), part.toString());
                assertEquals(Long.toString(part.length()), asked.headers().get("content-length"));
                Set<String> names =
                        new TreeSet<>(Set.of("accept-encoding", "connection", "content-length", "host", "user-agent"));
                part.headers().forEach((name, value) -> {
                    names.add(name.toLowerCase());
                    assertEquals(value, asked.headers().get(name.toLowerCase()), "to the letter, without charset");
                });
                assertEquals(names, asked.headers().keySet(), "nothing of ours, above all no Authorization");
            }
            assertEquals("sig=a%2Fb%2Bc+d~e", storage.only("PUT", "/3").rawQuery(), "the signature as it was given");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void sendsAPartAgainThatFailsForAPassingReason(int status) throws Exception {
        List<Long> progress = new CopyOnWriteArrayList<>();
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", status, "<html>")
                    .on("PUT", "/1", status, "")
                    .on("PUT", "/1", 200, "");
            uploader.upload(whole(storage.base()), file, (sent, total) -> progress.add(sent), exchanges::add);
            assertEquals(3, storage.asked().size());
            assertArrayEquals(bytes, storage.asked().get(2).body(), "the same bytes");
        }
        assertEquals(
                List.of(status, status, 200),
                exchanges.stream().map(Exchange::status).toList());
        assertEquals(2, progress.stream().filter(sent -> sent == 0).count(), () -> "taken back twice: " + progress);
        assertEquals(SIZE, progress.get(progress.size() - 1));
        assertTrue(progress.stream().allMatch(sent -> sent >= 0 && sent <= SIZE), progress::toString);
    }

    @Test
    void givesUpAfterFiveTries() {
        try (CannedServer storage = new CannedServer()) {
            for (int attempt = 1; attempt <= 5; attempt++) {
                storage.on("PUT", "/1", 503, "");
            }
            StoreException failed = failure(whole(storage.base()));
            assertEquals("upload.storage-fault", failed.problem().code());
            assertTrue(failed.isTransient());
            assertEquals(5, storage.asked().size());
        }
    }

    @Test
    void sendsAPartAgainWhenTheConnectionBreaks() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (SocketServer storage = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            if (count.incrementAndGet() > 2) {
                socket.getInputStream().readNBytes(SIZE);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            uploader.upload(whole(storage.base()), file, SILENT, exchanges::add);
        }
        assertEquals(
                List.of(0, 0, 200), exchanges.stream().map(Exchange::status).toList());
        assertEquals("broken", exchanges.get(0).note());
    }

    @Test
    void waitsAsLongAsTheStorageAsks() throws Exception {
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", Answer.of(503, "").with("Retry-After", "1")).on("PUT", "/1", 200, "");
            uploader.upload(whole(storage.base()), file, SILENT, exchanges::add);
        }
        Duration between =
                Duration.between(exchanges.get(0).at(), exchanges.get(1).at());
        assertTrue(between.compareTo(Duration.ofSeconds(1)) >= 0, between.toString());
    }

    @Test
    void holdsNoThreadWhenTheStorageAsksForHours() {
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", Answer.of(429, "").with("Retry-After", "7200"));
            StoreException failed = failure(whole(storage.base()));
            assertEquals(Optional.of(Duration.ofHours(2)), failed.retryAfter());
            assertTrue(failed.isTransient());
        }
    }

    @Test
    void aRefusalIsFinalAndKeepsTheStoragesWordsButNoSecret() {
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", 400, """
                    <?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.</Message>
                    <StringToSign>sig-secret</StringToSign></Error>""");
            StoreException failed = failure(ticket(List.of(
                    part(1, storage.base().resolve("/1?sig=sig-secret"), 0, SIZE, Map.of("X-K", "sig-secret")))));
            Problem problem = failed.problem();
            assertEquals("upload.part-refused", problem.code());
            assertEquals(Problem.Kind.REFUSED, problem.kind());
            assertEquals(
                    List.of(new StoreError("SignatureDoesNotMatch", null, "It does not match.", null)),
                    problem.storeErrors());
            assertFalse(problem.toString().contains("sig-secret"), problem.toString());
            assertFalse(exchanges.toString().contains("sig-secret"), exchanges.toString());
        }
    }

    @Test
    void theFirstFinalFailureStopsTheOthersAtOnce() throws Exception {
        CountDownLatch secondCame = new CountDownLatch(1);
        CountDownLatch secondEnded = new CountDownLatch(1);
        try (SocketServer storage = new SocketServer(socket -> {
            boolean first = SocketServer.head(socket.getInputStream()).startsWith("PUT /1");
            if (first) {
                awaitUnchecked(secondCame);
                socket.getOutputStream()
                        .write("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            secondCame.countDown();
            try {
                // Takes the bytes and never answers: ends only when the other side gives up.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } finally {
                secondEnded.countDown();
            }
        })) {
            UploadTicket ticket = ticket(List.of(
                    part(1, storage.base().resolve("/1"), 0, 10, Map.of()),
                    part(2, storage.base().resolve("/2"), 10, SIZE - 10, Map.of())));
            assertEquals("upload.part-refused", failure(ticket).problem().code());
            assertTrue(secondEnded.await(20, TimeUnit.SECONDS), "the second part was cancelled");
        }
    }

    @Test
    void sendsAtMostSoManyPartsAtATime() throws Exception {
        int parallel = 3;
        int count = 9;
        CyclicBarrier full = new CyclicBarrier(parallel);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (SocketServer storage = new SocketServer(socket -> {
            while (true) {
                String head = SocketServer.head(socket.getInputStream());
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                socket.getInputStream().readNBytes(length(head));
                meet(full);
                now.decrementAndGet();
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long offset = i * 100_000L;
                long length = i == count - 1 ? SIZE - offset : 100_000;
                parts.add(part(i, storage.base().resolve("/" + i), offset, length, Map.of()));
            }
            new TicketUploader(new UploadSettings(HttpSettings.DEFAULT, parallel), Clock.systemUTC())
                    .upload(ticket(parts), file, SILENT, exchanges::add);
            assertEquals(count, exchanges.size());
            assertEquals(parallel, most.get());
        }
    }

    @Test
    void anInterruptCancelsWhatIsUnderWay() throws Exception {
        CountDownLatch came = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (SocketServer storage = new SocketServer(socket -> {
            SocketServer.head(socket.getInputStream());
            came.countDown();
            try {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } finally {
                ended.countDown();
            }
        })) {
            Thread caller = interrupted(halves(storage.base()), came, thrown);
            assertTrue(ended.await(20, TimeUnit.SECONDS), "both requests were cancelled");
            caller.join();
        }
        assertNotNull(thrown.get());
        assertEquals(InterruptedException.class, thrown.get().getClass());
    }

    @Test
    void anInterruptEndsAPauseBetweenTwoTries() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", Answer.of(503, "").with("Retry-After", "20"));
            Thread caller = new Thread(() -> {
                try {
                    uploader.upload(whole(storage.base()), file, SILENT, exchange -> answered.countDown());
                } catch (StoreException | InterruptedException e) {
                    thrown.set(e);
                }
            });
            caller.start();
            answered.await();
            caller.interrupt();
            caller.join();
        }
        assertEquals(InterruptedException.class, thrown.get().getClass());
    }

    @Test
    void aTicketThatHasRunOutIsNotTried() {
        try (CannedServer storage = new CannedServer()) {
            StoreException failed = failure(ticket(halves(storage.base()).parts(), Instant.now()));
            assertEquals(TicketUploader.EXPIRED, failed.problem().code());
            assertTrue(failed.isTransient(), "the step is to ask for a new ticket");
            assertEquals(List.of(), storage.asked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, Request has expired",
        "ExpiredToken, The provided token has expired.",
    })
    void aTicketThatTheStorageCallsExpiredHasRunOut(String code, String message) {
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", 403, "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>");
            assertEquals(
                    TicketUploader.EXPIRED,
                    failure(whole(storage.base())).problem().code());
        }
    }

    @Test
    void aTicketThatRunsOutWhileItIsUsedHasRunOut() {
        Instant end = Instant.now().plusSeconds(1000);
        // Past the end as soon as the first request was begun.
        Clock clock = new Clock() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public Instant instant() {
                return asked.incrementAndGet() > 2 ? end.plusSeconds(1) : end.minusSeconds(1);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", 403, "");
            UploadTicket ticket = ticket(whole(storage.base()).parts(), end);
            TicketUploader late = new TicketUploader(UploadSettings.DEFAULT, clock);
            StoreException failed =
                    assertThrows(StoreException.class, () -> late.upload(ticket, file, SILENT, exchanges::add));
            assertEquals(TicketUploader.EXPIRED, failed.problem().code());
        }
    }

    @Test
    void a403OfATicketThatHoldsIsARefusal() {
        try (CannedServer storage = new CannedServer()) {
            storage.on("PUT", "/1", 403, "");
            UploadTicket ticket =
                    ticket(whole(storage.base()).parts(), Instant.now().plusSeconds(1000));
            assertEquals("upload.part-refused", failure(ticket).problem().code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a gap,           0, 500000, 500001, 500002",
        "an overlap,      0, 500000, 499999, 500004",
        "the end missing, 0, 500000, 500000, 500002",
        "past the end,    0, 500000, 500000, 500004",
        "before the file, -1, 500001, 500000, 500003",
        "an empty part,   0, 0, 0, 1000003",
        "far too long,    0, 500000, 500000, 9223372036854775807",
    })
    void refusesATicketThatDoesNotCoverTheFileJustOnce(String why, long o1, long l1, long o2, long l2) {
        try (CannedServer storage = new CannedServer()) {
            StoreException failed = failure(ticket(List.of(
                    part(1, storage.base().resolve("/1"), o1, l1, Map.of()),
                    part(2, storage.base().resolve("/2"), o2, l2, Map.of()))));
            assertEquals("upload.bad-ticket", failed.problem().code(), why);
            assertEquals(List.of(), storage.asked());
        }
    }

    @Test
    void refusesToSendOverAnOpenLine() {
        StoreException failed =
                failure(ticket(List.of(part(1, URI.create("http://storage.example/1"), 0, SIZE, Map.of()))));
        assertEquals("upload.bad-ticket", failed.problem().code());
        assertEquals(List.of(), exchanges);
    }

    @Test
    void quotesNothingOfAHeaderThatCannotBeSent() {
        URI url = URI.create("http://127.0.0.1:1/1?sig=sig-secret");
        StoreException failed = failure(ticket(List.of(part(1, url, 0, SIZE, Map.of("X-K", "sig-secret\n")))));
        assertEquals("upload.bad-ticket", failed.problem().code());
        assertFalse(failed.problem().toString().contains("sig-secret"));
        assertNull(failed.getCause(), "a cause might quote it");
    }

    @Test
    void refusesAFileOfAnotherSize() throws IOException {
        Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        StoreException failed = failure(whole(URI.create("http://127.0.0.1:1")));
        assertEquals("upload.file-changed", failed.problem().code());
        assertTrue(failed.problem().what().contains("1000004"), failed.problem().what());
        assertEquals(List.of(), exchanges);
    }

    @Test
    void refusesAFileThatIsGone() throws IOException {
        Files.delete(file);
        assertEquals(
                "upload.file-unreadable",
                failure(whole(URI.create("http://127.0.0.1:1"))).problem().code());
    }

    @Test
    void aFileThatShrinksWhileItIsSentIsNotTheNetworksFault() throws IOException {
        try (SocketServer storage =
                new SocketServer(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            StoreException failed = assertThrows(
                    StoreException.class,
                    () -> uploader.upload(
                            whole(storage.base()), file, (sent, total) -> truncate(file), exchanges::add));
            assertEquals("upload.file-changed", failed.problem().code());
            assertEquals(1, exchanges.size(), "it is not tried again");
        }
    }

    @Test
    void needsLittleMemoryForALargeFile() throws Exception {
        long size = 512L * 1024 * 1024;
        Path large = folder.resolve("large.ipa");
        try (FileChannel channel = FileChannel.open(
                large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1}), size - 1);
        }
        try (SocketServer storage = new SocketServer(socket -> {
            String head = SocketServer.head(socket.getInputStream());
            socket.getInputStream().skipNBytes(length(head));
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            // In a process of its own with less heap than any part has bytes.
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx24m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeUpload.class.getName(),
                            storage.base().toString(),
                            large.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            assertTrue(said.contains("sent " + size), said);
        }
    }

    private StoreException failure(UploadTicket ticket) {
        return assertThrows(StoreException.class, () -> uploader.upload(ticket, file, SILENT, exchanges::add));
    }

    /** Uploads in another thread, and interrupts that once all requests have come. */
    private Thread interrupted(UploadTicket ticket, CountDownLatch came, AtomicReference<Throwable> thrown)
            throws InterruptedException {
        Thread caller = new Thread(() -> {
            try {
                uploader.upload(ticket, file, SILENT, exchanges::add);
            } catch (StoreException | InterruptedException e) {
                thrown.set(e);
            }
        });
        caller.start();
        came.await();
        caller.interrupt();
        return caller;
    }

    private UploadTicket whole(URI base) {
        return ticket(List.of(part(1, base.resolve("/1"), 0, SIZE, Map.of())));
    }

    private UploadTicket halves(URI base) {
        return ticket(List.of(
                part(1, base.resolve("/1"), 0, 500_000, Map.of()),
                part(2, base.resolve("/2"), 500_000, SIZE - 500_000, Map.of())));
    }

    private static UploadTicket ticket(List<Part> parts) {
        return ticket(parts, null);
    }

    private static UploadTicket ticket(List<Part> parts, Instant expires) {
        return new UploadTicket(Store.APP_STORE, "u1", SIZE, parts, expires);
    }

    private static Part part(int number, URI url, long offset, long length, Map<String, String> headers) {
        return new Part(number, "PUT", url, offset, length, headers);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElseThrow();
    }

    private static void truncate(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("fewer parts came at a time than allowed", e);
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
