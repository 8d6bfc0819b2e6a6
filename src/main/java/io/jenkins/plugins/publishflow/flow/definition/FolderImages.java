package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Attachment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the images of one folder, and reads their sizes and digests. Used once. */
final class FolderImages extends FolderWalk {

    static final int MOST_IMAGES = 5_000;

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    private final String path;
    private final List<Attachment> images = new ArrayList<>();

    /** @param path of the folder, relative to what all files of the flow are in; empty for that itself */
    FolderImages(Path realBase, Path root, String path) {
        super(realBase, root);
        this.path = path;
    }

    /**
     * In the order of their names.
     *
     * @throws FlowFilesException with everything that stands against the folder
     */
    List<Attachment> read() throws FlowFilesException {
        walk(() -> !images.isEmpty(), "it has no images (.png, .jpg, .jpeg)");
        return images;
    }

    @Override
    void file(String name, Path real) throws IOException, BoundReached {
        if (ENDINGS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
            return;
        }
        if (images.size() == MOST_IMAGES) {
            throw new BoundReached("it has more than " + MOST_IMAGES + " images");
        }
        Attachment image = Attachment.of(path.isEmpty() ? name : path + "/" + name, real);
        if (image.size() == 0) {
            refuse(name + " is empty");
        }
        images.add(image);
    }
}
