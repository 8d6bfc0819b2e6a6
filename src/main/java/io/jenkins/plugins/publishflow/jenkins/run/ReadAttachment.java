package io.jenkins.plugins.publishflow.jenkins.run;

import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.definition.FlowFilesException;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import jenkins.MasterToSlaveFileCallable;

/** Finds a file that will go to a store, and reads its size and digest, on the machine that has it. */
final class ReadAttachment extends MasterToSlaveFileCallable<ReadAttachment.Found> {

    private static final long serialVersionUID = 1;

    private final String file;

    ReadAttachment(String file) {
        this.file = file;
    }

    /** The file, or the reasons why there is none. */
    record Found(@Nullable Attachment attachment, ArrayList<String> reasons) implements Serializable {}

    @Override
    public Found invoke(File folder, VirtualChannel channel) {
        try {
            return new Found(new LocalFiles(folder.toPath()).attachment(file), new ArrayList<>());
        } catch (FlowFilesException e) {
            return new Found(null, new ArrayList<>(e.reasons()));
        }
    }
}
