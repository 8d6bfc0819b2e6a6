package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.definition.FlowFilesException;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** Finds files that will go to a store, and reads their sizes and digests, on the machine that has them. */
final class ReadAttachments extends MasterToSlaveFileCallable<ReadAttachments.Found> {

    private static final long serialVersionUID = 1;

    private final String name;
    private final boolean images;

    /** @param images whether the name is of a folder of images, and not of one file */
    ReadAttachments(String name, boolean images) {
        this.name = name;
        this.images = images;
    }

    /** The files, or the reasons why there are none. */
    record Found(ArrayList<Attachment> files, ArrayList<String> reasons) implements Serializable {}

    @Override
    public Found invoke(File folder, VirtualChannel channel) {
        try {
            LocalFiles files = new LocalFiles(folder.toPath());
            return new Found(
                    new ArrayList<>(images ? files.images(name) : List.of(files.attachment(name))), new ArrayList<>());
        } catch (FlowFilesException e) {
            return new Found(new ArrayList<>(), new ArrayList<>(e.reasons()));
        }
    }
}
