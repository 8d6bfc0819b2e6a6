package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Attachment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Folders and files below a directory of this machine. Nothing outside of it is read: neither by {@code ..}, nor by an absolute
 * path, nor by a symbolic link. Links that stay inside are followed, for locales often share their texts that way.
 */
public final class LocalFiles implements FlowFiles {

    private final Path base;

    /** @param base what folders are relative to */
    public LocalFiles(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    @Override
    public Map<String, String> texts(String folder) throws FlowFilesException {
        return new FolderTexts(realBase(), realFolder(folder)).read();
    }

    @Override
    public List<Attachment> images(String folder) throws FlowFilesException {
        String path = base.relativize(inside(folder)).toString().replace('\\', '/');
        return new FolderImages(realBase(), realFolder(folder), path).read();
    }

    private Path realBase() throws FlowFilesException {
        try {
            return base.toRealPath();
        } catch (IOException e) {
            throw refused("it cannot be read: " + FolderWalk.reason(e));
        }
    }

    private Path realFolder(String folder) throws FlowFilesException {
        Path path = inside(folder);
        if (!Files.isDirectory(path)) {
            throw refused(Files.exists(path) ? "it is a file" : "there is no such folder in " + base);
        }
        return real(path);
    }

    /** A path without links, which has to be inside even so. */
    private Path real(Path path) throws FlowFilesException {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(base.toRealPath())) {
                throw refused("a symbolic link leads out of " + base);
            }
            return real;
        } catch (IOException e) {
            throw refused("it cannot be read: " + FolderWalk.reason(e));
        }
    }

    /** Links that stay inside are followed here, too, where the path is given without wildcards. */
    @Override
    public Attachment attachment(String file) throws FlowFilesException {
        String asked = file.replace('\\', '/');
        String path = asked;
        if (FilePattern.isPattern(asked)) {
            FilePattern pattern = new FilePattern(asked);
            inside(pattern.start().isEmpty() ? "." : pattern.start());
            path = pattern.only(base);
        }
        Path found = inside(path);
        if (!Files.isRegularFile(found)) {
            throw refused(Files.exists(found) ? "it is a folder" : "there is no such file in " + base);
        }
        real(found);
        try {
            String relative = base.relativize(found).toString().replace('\\', '/');
            Attachment attachment = Attachment.of(relative, found);
            if (attachment.size() == 0) {
                throw refused("it is empty");
            }
            return attachment;
        } catch (IOException e) {
            throw refused("it cannot be read: " + FolderWalk.reason(e));
        }
    }

    private Path inside(String folder) throws FlowFilesException {
        try {
            Path relative = Path.of(folder);
            Path path = base.resolve(relative).normalize();
            if (relative.isAbsolute() || !path.startsWith(base)) {
                throw refused("it has to be inside of " + base + ", and given relative to it");
            }
            return path;
        } catch (InvalidPathException e) {
            throw refused("it is no path: " + e.getReason());
        }
    }

    private static FlowFilesException refused(String reason) {
        return new FlowFilesException(List.of(reason));
    }
}
