package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the text files of one folder, within bounds: the texts are saved with every run. All store locales with every
 * text that a version has are well below. Used once.
 */
final class FolderTexts extends FolderWalk {

    static final int MOST_FILES = 2_000;
    static final int LARGEST_FILE = 64 * 1024;
    static final int LARGEST_FOLDER = 4 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, String> texts = new TreeMap<>();
    private int bytes;

    FolderTexts(Path realBase, Path root) {
        super(realBase, root);
    }

    /** @throws FlowFilesException with everything that stands against the folder */
    Map<String, String> read() throws FlowFilesException {
        walk(() -> !texts.isEmpty(), "it has no text files (.txt)");
        return texts;
    }

    @Override
    void file(String name, Path real) throws IOException, BoundReached {
        if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
            add(name, real);
        }
    }

    private void add(String name, Path file) throws IOException, BoundReached {
        if (texts.size() == MOST_FILES) {
            throw new BoundReached("it has more than " + MOST_FILES + " text files");
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(LARGEST_FILE + 1);
        }
        if (content.length > LARGEST_FILE) {
            refuse(name + " has more than " + LARGEST_FILE / 1024 + " KiB");
            return;
        }
        bytes += content.length;
        if (bytes > LARGEST_FOLDER) {
            throw new BoundReached("its text files have more than " + LARGEST_FOLDER / 1024 / 1024 + " MiB in all");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        texts.put(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }
}
