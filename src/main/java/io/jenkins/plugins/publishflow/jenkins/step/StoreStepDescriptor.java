package io.jenkins.plugins.publishflow.jenkins.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreKeyOptions;
import io.jenkins.plugins.publishflow.jenkins.credentials.StoreTrial;
import io.jenkins.plugins.publishflow.jenkins.options.EngineStep;
import io.jenkins.plugins.publishflow.jenkins.options.LocalizedTexts;
import io.jenkins.plugins.publishflow.jenkins.options.TextRow;
import io.jenkins.plugins.publishflow.store.Store;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of {@link StoreStep}s share: the fields that each of their forms has. */
public abstract class StoreStepDescriptor extends FlowStepDescriptor {

    private final Store store;
    private final EngineStep engine;

    /** @param engine the flow step that has the time-out */
    StoreStepDescriptor(String functionName, String displayName, Store store, EngineStep engine) {
        super(functionName, displayName);
        this.store = store;
        this.engine = engine;
    }

    /** For the form. */
    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String credentialsId) {
        return StoreKeyOptions.of(store, item, credentialsId);
    }

    /** For the form. */
    @POST
    public final FormValidation doCheckCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String rehearsal) {
        return Boolean.parseBoolean(rehearsal) || Util.fixEmptyAndTrim(value) != null
                ? StoreKeyOptions.check(store, item, value)
                : required(item, value, "Choose the key for " + store.displayName() + "; only a rehearsal needs none.");
    }

    /**
     * Asks the store what the chosen key is good for. For those who may configure the job, whose builds could use the key
     * as well.
     *
     * @param testApp the app to look for; see {@link StoreTrial#run}
     */
    @POST
    public final FormValidation doTestConnection(
            @AncestorInPath Item item, @QueryParameter String credentialsId, @QueryParameter String testApp) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
        return StoreTrial.run(store, item, credentialsId, testApp);
    }

    /** For the form. */
    @POST
    public final FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return checked(item, "timeout", given("timeout", value));
    }

    /** What the run would say against an option, beside those that it has to go with. */
    final FormValidation checked(@CheckForNull Item item, String option, Map<String, String> given) {
        return mayCheck(item) ? engine.check(option, given) : FormValidation.ok();
    }

    /** The rows of a table of texts; for the form. */
    public final List<TextRow> textRows(@CheckForNull Object texts) {
        return LocalizedTexts.rows(texts);
    }
}
