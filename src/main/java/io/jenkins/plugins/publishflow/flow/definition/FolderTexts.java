package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the text files of one folder, within bounds: the texts are saved with every run. All store locales with every
 * text that a version has are well below. Used once.
 */
final class FolderTexts {

    static final int MOST_FILES = 2_000;
    static final int MOST_ENTRIES = 20_000;
    static final int DEEPEST = 8;
    static final int LARGEST_FILE = 64 * 1024;
    static final int LARGEST_FOLDER = 4 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path realBase;
    private final Path root;
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> reasons = new ArrayList<>();
    private int entries;
    private int bytes;

    /**
     * @param realBase what no link may lead out of, itself without links
     * @param root the folder, inside of it, itself without links
     */
    FolderTexts(Path realBase, Path root) {
        this.realBase = realBase;
        this.root = root;
    }

    /** @throws FlowFilesException with everything that stands against the folder */
    Map<String, String> read() throws FlowFilesException {
        try {
            walk(root, "", 1);
        } catch (BoundReached e) {
            reasons.add(e.getMessage());
        }
        if (reasons.isEmpty() && texts.isEmpty()) {
            reasons.add("it has no text files (.txt)");
        }
        if (!reasons.isEmpty()) {
            throw new FlowFilesException(reasons);
        }
        return texts;
    }

    private void walk(Path folder, String prefix, int depth) throws BoundReached {
        if (depth > DEEPEST) {
            throw new BoundReached(
                    "it has folders more than " + DEEPEST + " deep in each other, or a link in a circle");
        }
        for (Path entry : list(folder, prefix)) {
            String name = prefix + entry.getFileName();
            if (++entries > MOST_ENTRIES) {
                throw new BoundReached("it has more than " + MOST_ENTRIES + " files and folders");
            }
            try {
                Path real = entry.toRealPath();
                if (!real.startsWith(realBase)) {
                    reasons.add(name + " is a symbolic link that leads out of " + realBase);
                } else if (Files.isDirectory(real)) {
                    walk(real, name + "/", depth + 1);
                } else if (name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
                    add(name, real);
                }
            } catch (CharacterCodingException e) {
                reasons.add(name + " is not UTF-8 text");
            } catch (IOException e) {
                reasons.add(name + " cannot be read: " + reason(e));
            }
        }
    }

    private List<Path> list(Path folder, String prefix) throws BoundReached {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .limit(MOST_ENTRIES + 1L)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BoundReached((prefix.isEmpty() ? "it" : prefix) + " cannot be listed: " + reason(e));
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
            reasons.add(name + " has more than " + LARGEST_FILE / 1024 + " KiB");
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

    /** What an operating system says, without the path that often is all there is in the message. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** The folder is not gone through any further. */
    private static final class BoundReached extends Exception {
        private static final long serialVersionUID = 1;

        BoundReached(String message) {
            super(message);
        }
    }
}
