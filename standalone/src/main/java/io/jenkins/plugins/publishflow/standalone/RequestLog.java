package io.jenkins.plugins.publishflow.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.publishflow.store.http.Exchange;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests that a run has made, a line of JSON each, for the report. Told to the operating system but not forced to
 * disk: a crash may lose the last ones, and nothing but the report depends on them. Thread-safe.
 */
public final class RequestLog implements ExchangeListener {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final System.Logger LOGGER = System.getLogger(RequestLog.class.getName());

    private final Path file;
    private boolean complained;

    public RequestLog(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void exchanged(Exchange exchange) {
        try {
            byte[] line = (MAPPER.writeValueAsString(exchange) + "\n").getBytes(StandardCharsets.UTF_8);
            // No channel: the interrupt that ends a run would close it before the last request is written.
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write(line);
            }
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                LOGGER.log(
                        Level.WARNING,
                        "The request log " + file + " cannot be written; the report will miss requests",
                        e);
            }
        }
    }

    /** All requests of the run so far, in order, without the line that a crash may have cut off. */
    public synchronized List<Exchange> read() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        if (Files.exists(file)) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    exchange(line).ifPresent(exchanges::add);
                }
            }
        }
        return exchanges;
    }

    private static Optional<Exchange> exchange(String line) {
        try {
            return Optional.of(MAPPER.readValue(line, Exchange.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
