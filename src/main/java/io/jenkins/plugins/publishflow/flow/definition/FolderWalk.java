package io.jenkins.plugins.publishflow.flow.definition;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Goes through one folder and those in it, in the order of the names, within bounds. Hidden files are passed over; no link
 * leads out. Used once.
 */
abstract class FolderWalk {

    static final int MOST_ENTRIES = 20_000;
    static final int DEEPEST = 8;

    private final Path realBase;
    private final Path root;
    private final List<String> reasons = new ArrayList<>();
    private int entries;

    /**
     * @param realBase what no link may lead out of, itself without links
     * @param root the folder, inside of it, itself without links
     */
    FolderWalk(Path realBase, Path root) {
        this.realBase = realBase;
        this.root = root;
    }

    /** Takes a file, or passes it over. */
    abstract void file(String name, Path real) throws IOException, BoundReached;

    /** Something that stands against the folder. */
    final void refuse(String reason) {
        reasons.add(reason);
    }

    /**
     * Goes through all of it.
     *
     * @param found whether something was found
     * @param nothing what to say where nothing was
     * @throws FlowFilesException with everything that stands against the folder
     */
    final void walk(BooleanSupplier found, String nothing) throws FlowFilesException {
        try {
            walk(root, "", 1);
        } catch (BoundReached e) {
            reasons.add(e.getMessage());
        }
        if (reasons.isEmpty() && !found.getAsBoolean()) {
            reasons.add(nothing);
        }
        if (!reasons.isEmpty()) {
            throw new FlowFilesException(reasons);
        }
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
                } else {
                    file(name, real);
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

    /** What an operating system says, without the path that often is all there is in the message. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** The folder is not gone through any further. */
    static final class BoundReached extends Exception {
        private static final long serialVersionUID = 1;

        BoundReached(String message) {
            super(message);
        }
    }
}
