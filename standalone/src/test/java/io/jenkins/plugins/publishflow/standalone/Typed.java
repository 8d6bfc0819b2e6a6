package io.jenkins.plugins.publishflow.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/**
 * What came of a command, run in this process with its output caught; there is no terminal.
 *
 * @param exit its exit code
 * @param out what it wrote
 * @param err what it complained of
 */
record Typed(int exit, String out, String err) {

    /** Runs a command; its arguments are texts and paths. */
    static Typed of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Typed(exit, out.toString(), err.toString());
    }

    /** It ended so, and complained of nothing. */
    Typed ended(int code) {
        assertEquals(code, exit, this::toString);
        assertEquals("", err);
        return this;
    }

    /** It was refused as bad input, in exactly these words. */
    void refused(String complaint) {
        assertEquals(complaint.strip(), err.strip());
        assertEquals(ExitCode.BAD_INPUT, exit);
    }

    Typed said(String... texts) {
        for (String text : texts) {
            assertTrue(out.contains(text), () -> "'" + text + "' is missing in\n" + out);
        }
        return this;
    }

    Typed didNotSay(String text) {
        assertFalse(out.contains(text), () -> "'" + text + "' is in\n" + out);
        return this;
    }
}
