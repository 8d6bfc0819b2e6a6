package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.binary.Megabytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    private final StringWriter written = new StringWriter();

    @Test
    void aLogGetsProgressNowAndThen() {
        Screen log = new Screen(new PrintWriter(written), false);
        log.progress("1 %");
        log.progress("2 %");
        log.newProgress();
        log.progress("waiting");
        log.line("done");
        assertEquals(String.format("1 %%%nwaiting%ndone%n"), written.toString());
    }

    @Test
    void aTerminalShowsProgressInOneLineThatGoesAway() {
        Screen terminal = new Screen(new PrintWriter(written), true);
        terminal.progress("1 %");
        terminal.line("done");
        assertEquals(String.format("\r\u001b[K\u001b[?7l1 %%\u001b[?7h\r\u001b[Kdone%n"), written.toString());
    }

    @Test
    void anUploadIsABarOnATerminalOnly() {
        new UploadBar(new Screen(new PrintWriter(written), false)).sent(0, 4_000_000);
        assertEquals(String.format("      0 %%, 0.00 MB of 4.0 MB, 0.00 MB/s%n"), written.toString());
        assertEquals("[######..................]", UploadBar.bar(1_000_000, 4_000_000));
        assertEquals("[########################]", UploadBar.bar(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0          | 3000000000 | 10 | '  0 %, 0.00 MB of 3000.0 MB, 0.00 MB/s'",
                "1500000000 | 3000000000 | 10 | ' 50 %, 1500.0 MB of 3000.0 MB, 150.0 MB/s, 10s left'",
                "5000       | 8335       | 1  | ' 59 %, 0.01 MB of 0.01 MB, 0.01 MB/s, 1s left'",
                "3000000000 | 3000000000 | 20 | '100 %, 3000.0 MB of 3000.0 MB, 150.0 MB/s'",
                "0          | 0          | 0  | '100 %, 0.00 MB of 0.00 MB, 0.00 MB/s'",
            })
    void uploadsTellShareSizeSpeedAndTimeLeft(long sent, long total, long seconds, String text) {
        assertEquals(text, UploadBar.text(sent, total, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00 MB", "8335, 0.01 MB", "999999, 1.00 MB", "1000000, 1.0 MB", "2147483648, 2147.5 MB"})
    void sizesBelowAMegabyteHaveTwoDecimals(long bytes, String text) {
        assertEquals(text, Megabytes.text(bytes));
    }
}
