package io.jenkins.plugins.publishflow.jenkins.run;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.publishflow.flow.definition.FlowFilesException;
import io.jenkins.plugins.publishflow.flow.definition.LocalFiles;
import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;

/** Reads the text files of a folder in a workspace, on the machine that has it. */
final class ReadTexts extends MasterToSlaveFileCallable<ReadTexts.Texts> {

    private static final long serialVersionUID = 1;

    private final String folder;

    ReadTexts(String folder) {
        this.folder = folder;
    }

    /** The texts by path, or the reasons why there are none. */
    record Texts(TreeMap<String, String> byPath, ArrayList<String> reasons) implements Serializable {}

    @Override
    public Texts invoke(File workspace, VirtualChannel channel) {
        try {
            Map<String, String> texts = new LocalFiles(workspace.toPath()).texts(folder);
            return new Texts(new TreeMap<>(texts), new ArrayList<>());
        } catch (FlowFilesException e) {
            List<String> reasons = e.reasons();
            return new Texts(new TreeMap<>(), new ArrayList<>(reasons));
        }
    }
}
