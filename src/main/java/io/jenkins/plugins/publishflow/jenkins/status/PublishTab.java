package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.HttpResponses;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.Permissions;
import io.jenkins.plugins.publishflow.jenkins.approval.GateAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRuns;
import io.jenkins.plugins.publishflow.jenkins.run.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.Jenkins;
import jenkins.model.Tab;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/**
 * What people and programs see of the flow runs of a build: a section of its page, a page of its own, and a part of its
 * REST API. Made for each request from what was saved last; has no data of its own.
 */
@ExportedBean
public final class PublishTab extends Tab implements StaplerProxy {

    private final Run<?, ?> build;
    private final FlowRunAction runs;

    PublishTab(Run<?, ?> build, FlowRunAction runs) {
        super(build);
        this.build = build;
        this.runs = runs;
    }

    @Override
    public String getIconFileName() {
        return "symbol-paper-plane-outline";
    }

    @Override
    public String getDisplayName() {
        return "Publish";
    }

    @Override
    public String getUrlName() {
        return "publish";
    }

    /** Points at the tab while people are asked. */
    @Override
    @CheckForNull
    public Badge getBadge() {
        boolean asking = runs.ids().stream().anyMatch(FlowRuns.get()::isAlive)
                && getFlowRuns().stream().anyMatch(FlowRunStatus::isAsking);
        return asking ? new Badge("!", "Waiting for approval", Badge.Severity.WARNING) : null;
    }

    /** Lets in whoever may see the build, to flow runs that it has. */
    @Override
    public Object getTarget() {
        build.checkPermission(Item.READ);
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        String id = request == null ? null : request.getParameter("id");
        if (id != null && !runs.ids().contains(id)) {
            throw HttpResponses.notFound();
        }
        return this;
    }

    /** Every flow run of the build that can be read, in the order in which they began. */
    @Exported(visibility = 2)
    public List<FlowRunStatus> getFlowRuns() {
        return read().readable();
    }

    /** What is wrong with the others, a sentence each; empty when all is well. */
    public List<String> getUnreadable() {
        return read().faults();
    }

    private record Read(List<FlowRunStatus> readable, List<String> faults) {}

    /** One damaged file must not take the build's page with it. */
    private Read read() {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        for (String id : runs.ids()) {
            try {
                FlowRunStatus status = find(id);
                if (status == null) {
                    read.faults().add("The files of flow run " + id + " are gone.");
                } else {
                    read.readable().add(status);
                }
            } catch (IOException e) {
                read.faults().add("Flow run " + id + " cannot be read: " + e.getMessage());
            }
        }
        return read;
    }

    @CheckForNull
    private FlowRunStatus find(String id) throws IOException {
        // Asked before its state is read: a run that ends in between is then taken for one that may still change.
        boolean alive = FlowRuns.get().isAlive(id);
        FlowRun run = runs.find(id).orElse(null);
        if (run == null) {
            return null;
        }
        boolean shown = build.hasPermission(Permissions.VIEW_ACTIVITY);
        String before = alive ? FlowRuns.get().waitsFor(run).orElse(null) : null;
        return new FlowRunStatus(run, shown ? RunFolder.of(build).activities(id) : List.of(), alive, before);
    }

    /** The run of that id, or for null the latest; null where it cannot be read. */
    @CheckForNull
    public FlowRunStatus getChosen(@CheckForNull String id) {
        List<FlowRunStatus> all = getFlowRuns();
        FlowRunStatus latest = all.isEmpty() ? null : all.get(all.size() - 1);
        return id == null
                ? latest
                : all.stream()
                        .filter(status -> status.getId().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /** How the pages write plain data. */
    public Words getWords() {
        return Words.INSTANCE;
    }

    /** Whether the reader may stop a run. */
    public boolean isStoppable() {
        return build.hasAnyPermission(Permissions.ACT, Item.CANCEL);
    }

    /** The page where people answer, relative to the build. */
    public String getGatePage() {
        return GateAction.URL;
    }

    /** Everything about one flow run as JSON, or about all of the build; what the page's script asks for again and again. */
    @GET
    public void doState(StaplerRequest2 req, StaplerResponse2 rsp, @QueryParameter String id) throws IOException {
        build.checkPermission(Item.READ);
        if (id == null) {
            StateJson.of(this, runs.ids().stream().anyMatch(FlowRuns.get()::isAlive))
                    .answer(req, rsp);
            return;
        }
        FlowRunStatus status = getChosen(id);
        if (status == null) {
            throw HttpResponses.notFound();
        }
        StateJson.of(status, status.isAlive()).answer(req, rsp);
    }

    /** Stops a flow run. Waits for a request to the store that is under way. */
    @RequirePOST
    public HttpResponse doStop(@QueryParameter(required = true) String id) {
        build.checkAnyPermission(Permissions.ACT, Item.CANCEL);
        User user = User.current();
        boolean stopped = FlowRuns.get().stop(id, user == null ? Jenkins.ANONYMOUS2.getName() : user.getId());
        return stopped ? HttpResponses.ok() : HttpResponses.errorWithoutStack(409, "This flow run has ended already.");
    }
}
