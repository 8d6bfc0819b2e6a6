package io.jenkins.plugins.publishflow.jenkins.step;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.jenkins.options.EngineStep;
import io.jenkins.plugins.publishflow.store.Store;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of {@link UploadStep}s share. */
public abstract class UploadStepDescriptor extends StoreStepDescriptor {

    private final EngineStep upload;
    private final String example;

    /**
     * @param upload the flow step that sends the binary
     * @param example a pattern that many would write
     */
    UploadStepDescriptor(String functionName, String displayName, Store store, EngineStep upload, String example) {
        super(functionName, displayName, store, upload);
        this.upload = upload;
        this.example = example;
    }

    /** For the form. */
    @POST
    public final ListBoxModel doFillIfExistsItems() {
        return upload.choices("ifExists");
    }

    /** For the form. */
    @POST
    public final FormValidation doCheckBinary(@AncestorInPath Item item, @QueryParameter String value) {
        return required(
                item, value, "Say which file to send: a path in the workspace, or a pattern such as " + example + ".");
    }
}
