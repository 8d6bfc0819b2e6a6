package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A pattern as Ant has them: {@code *} stands for any part of a name, {@code ?} for one character, <code>**</code> for any
 * folders. Hidden folders are not gone through, and links are not followed.
 */
final class FilePattern {

    static final int MOST_ENTRIES = 200_000;
    private static final int NAMED = 5;

    private final String text;
    private final Pattern regex;
    private final String start;

    /** @param text with {@code /} between names */
    FilePattern(String text) {
        this.text = text;
        String[] names = text.split("/");
        StringBuilder expression = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        boolean onlyPlain = true;
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            onlyPlain = onlyPlain && !last && !isPattern(names[i]);
            if (onlyPlain) {
                plain.append(names[i]).append('/');
            }
            if (names[i].equals("**")) {
                expression.append(last ? ".*" : "(?:[^/]+/)*");
            } else {
                names[i].codePoints().forEach(character -> expression.append(expression(character)));
                expression.append(last ? "" : "/");
            }
        }
        regex = Pattern.compile(expression.toString(), Pattern.DOTALL);
        start = plain.toString();
    }

    /** Whether a text is more than a plain path. */
    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static String expression(int character) {
        return switch (character) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(Character.toString(character));
        };
    }

    /** The folder below which all that fits is, relative; empty for the base itself. */
    String start() {
        return start;
    }

    /**
     * The one file that fits.
     *
     * @param base what the pattern is relative to
     * @return its path relative to the base, with {@code /} between names
     * @throws FlowFilesException where there is not exactly one
     */
    String only(Path base) throws FlowFilesException {
        TreeSet<String> hits = new TreeSet<>();
        Path from = base.resolve(start);
        Search search = new Search(base, from, hits);
        try {
            if (Files.isDirectory(from)) {
                Files.walkFileTree(from, search);
            }
        } catch (IOException e) {
            throw refused("the folders cannot be read: " + FolderWalk.reason(e));
        }
        if (search.entries > MOST_ENTRIES) {
            throw refused("there are more than " + MOST_ENTRIES + " files to look at in " + from
                    + "; name the folder before the first wildcard");
        }
        if (hits.isEmpty()) {
            throw refused("no file in " + base + " fits " + Quoted.of(text));
        }
        if (hits.size() > 1) {
            List<String> first = new ArrayList<>(hits).subList(0, Math.min(NAMED, hits.size()));
            throw refused(hits.size() + " files fit " + Quoted.of(text) + ", and one is sent: "
                    + String.join(", ", first) + (hits.size() > NAMED ? " and more" : ""));
        }
        return hits.first();
    }

    private static FlowFilesException refused(String reason) {
        return new FlowFilesException(List.of(reason));
    }

    /** Goes through the folders. */
    private final class Search extends SimpleFileVisitor<Path> {

        private final Path base;
        private final Path from;
        private final TreeSet<String> hits;
        private int entries;

        Search(Path base, Path from, TreeSet<String> hits) {
            this.base = base;
            this.from = from;
            this.hits = hits;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = base.relativize(folder).getFileName();
            boolean hidden =
                    !folder.equals(from) && name != null && name.toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = base.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile() && regex.matcher(path).matches()) {
                hits.add(path);
            }
            return ++entries > MOST_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** What may not be read is passed over, as Ant does. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }
}
