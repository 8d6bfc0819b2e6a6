package io.jenkins.plugins.publishflow.standalone;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A person at a terminal, who types the next answer whenever a question stands there. */
final class Typist extends Reader {

    private static final int END = -1;

    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    private final Deque<String> answers;
    private final StringWriter shown = new StringWriter();

    /** @param answers in order; after them the person closes the terminal */
    Typist(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    /** What the person looks at. */
    Screen screen() {
        return new Screen(
                new PrintWriter(shown) {
                    @Override
                    public void flush() {
                        super.flush();
                        if (shown.toString().endsWith(" ")) {
                            answer();
                        }
                    }
                },
                true);
    }

    /** Presses these keys now, whether anything is asked or not. */
    void type(String text) {
        text.chars().forEach(keys::add);
    }

    private void answer() {
        if (answers.isEmpty()) {
            keys.add(END);
        } else {
            type(answers.poll() + "\n");
        }
    }

    List<String> shown() {
        return Arrays.asList(shown.toString().split("\\R"));
    }

    @Override
    public boolean ready() {
        return !keys.isEmpty();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            int key = keys.take();
            if (key == END) {
                return END;
            }
            buffer[offset] = (char) key;
            return 1;
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        keys.add(END);
    }
}
