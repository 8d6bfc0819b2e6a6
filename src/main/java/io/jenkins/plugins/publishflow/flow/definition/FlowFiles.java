package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Attachment;
import java.util.List;
import java.util.Map;

/**
 * The folders and files that a flow file names, wherever they are: beside the file, or in a workspace on another machine.
 * They are read once, when the run is made.
 */
@FunctionalInterface
public interface FlowFiles {

    /**
     * The text files of a folder and of the folders in it. Files that are no text files by their name, and hidden ones,
     * are left out.
     *
     * @param folder as the flow file names it, relative to the base that the implementation knows
     * @return text by path relative to the folder, with {@code /} between names; in the order of the paths
     * @throws FlowFilesException where the folder cannot be read completely
     */
    Map<String, String> texts(String folder) throws FlowFilesException;

    /**
     * A file whose bytes a step will send.
     *
     * @param file path or Ant pattern, relative to the base that the implementation knows
     * @throws FlowFilesException where there is not exactly one such file, it is empty, or cannot be read
     */
    default Attachment attachment(String file) throws FlowFilesException {
        throw new FlowFilesException(List.of("no file can be sent from here"));
    }

    /**
     * The images of a folder and of the folders in it ({@code .png}, {@code .jpg}, {@code .jpeg}), whose bytes a step will
     * send; in the order of their paths.
     *
     * @param folder as for {@link #texts}
     * @throws FlowFilesException where the folder cannot be read completely, or has none
     */
    default List<Attachment> images(String folder) throws FlowFilesException {
        throw new FlowFilesException(List.of("no file can be sent from here"));
    }
}
