package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.approval.GateState;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.run.GateKeeper;

/** Tells the log of a build without a Pipeline what is asked, and where it is answered: on the page of the build. */
final class PageGate implements GateKeeper {

    private final Run<?, ?> build;
    private final TaskListener listener;

    PageGate(Run<?, ?> build, TaskListener listener) {
        this.build = build;
        this.listener = listener;
    }

    @Override
    public void open(FlowRun run, GateState gate) {
        listener.getLogger().println(InputMessage.of(Question.of(build, run, gate)));
        listener.getLogger().println(link(build, "Approve or refuse"));
    }

    @Override
    public void close(FlowRun run) {
        // the page shows open questions only
    }

    /** A link in the log to the page of the build on which questions are answered. */
    static String link(Run<?, ?> build, String text) {
        return HyperlinkNote.encodeTo('/' + build.getUrl() + GateAction.URL + '/', text);
    }
}
