package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.definition.FlowFiles;
import io.jenkins.plugins.publishflow.flow.definition.FlowFilesException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a flow names in the workspace, or outside of one among the archived artifacts of the build. */
final class WorkspaceFiles implements FlowFiles {

    @CheckForNull
    private final FilePath workspace;

    private final FilePath folder;

    /**
     * @param workspace where folders of texts are, or null outside of {@code node}
     * @param folder where files that go to a store are
     */
    WorkspaceFiles(@CheckForNull FilePath workspace, FilePath folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    @Override
    public Map<String, String> texts(String name) throws FlowFilesException {
        if (workspace == null) {
            throw new FlowFilesException(List.of("there is no workspace here; call the step inside of 'node'"));
        }
        ReadTexts.Texts texts = ask(workspace, new ReadTexts(name));
        if (!texts.reasons().isEmpty()) {
            throw new FlowFilesException(texts.reasons());
        }
        return texts.byPath();
    }

    @Override
    public Attachment attachment(String file) throws FlowFilesException {
        return find(file, false).get(0);
    }

    @Override
    public List<Attachment> images(String name) throws FlowFilesException {
        return find(name, true);
    }

    private List<Attachment> find(String name, boolean images) throws FlowFilesException {
        ReadAttachments.Found found = ask(folder, new ReadAttachments(name, images));
        if (!found.reasons().isEmpty()) {
            throw new FlowFilesException(found.reasons());
        }
        return found.files();
    }

    private static <T> T ask(FilePath folder, FilePath.FileCallable<T> question) throws FlowFilesException {
        try {
            return folder.act(question);
        } catch (IOException e) {
            throw new FlowFilesException(List.of("the workspace cannot be read: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlowFilesException(List.of("interrupted"));
        }
    }
}
