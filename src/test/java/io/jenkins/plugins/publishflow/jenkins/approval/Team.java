package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.jenkins.run.FlowRunAction;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * A Jenkins with a few people, and what they do in it. Everybody sees jobs; {@code ben} builds, {@code carl} cancels,
 * {@code admin} administers; {@code bob} and {@code eve} are in the group {@code managers}.
 */
final class Team {

    private final JenkinsRule jenkins;

    private Team(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** Gives the Jenkins its people. */
    static Team of(JenkinsRule jenkins) {
        JenkinsRule.DummySecurityRealm realm = jenkins.createDummySecurityRealm();
        realm.addGroups("bob", "managers");
        realm.addGroups("eve", "managers");
        jenkins.jenkins.setSecurityRealm(realm);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toAuthenticated()
                .grant(Item.BUILD)
                .everywhere()
                .to("ben")
                .grant(Item.CANCEL)
                .everywhere()
                .to("carl")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        return new Team(jenkins);
    }

    /** A Jenkins that has its people from an earlier session. */
    static Team back(JenkinsRule jenkins) {
        return new Team(jenkins);
    }

    /** A job with one approval step. */
    WorkflowJob job(String name, String... approval) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(publishFlow(approval), true));
        return job;
    }

    /** The Pipeline code of a flow with one approval step. */
    static String publishFlow(String... approval) {
        StringBuilder flow = new StringBuilder("publishFlow(definition: '''\n  name: Ask\n  steps:\n    - approval:\n");
        for (String setting : approval) {
            flow.append("        ").append(setting).append('\n');
        }
        return flow.append("''')\n").toString();
    }

    /** A build of the job that has just put its question. */
    WorkflowRun asking(WorkflowJob job) throws Exception {
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Answer with a reason", build);
        return build;
    }

    /** What comes of a POST to the input by REST. */
    WebResponse input(String person, WorkflowRun build, String id, String what) throws Exception {
        return post(person, build.getUrl() + "input/" + id + "/" + what);
    }

    /** What comes of an answer on the build's page. */
    WebResponse page(String person, Run<?, ?> build, String answer, String reason) throws Exception {
        Question question = OpenQuestions.of(build).get(0);
        return post(
                person,
                build.getUrl() + GateAction.URL + "/decide",
                "run",
                question.run(),
                "gate",
                question.gateId(),
                "answer",
                answer,
                "reason",
                reason);
    }

    /** A POST with the rights of a person, by API token. */
    WebResponse post(String person, String path, String... parameters) throws Exception {
        JenkinsRule.WebClient client = client(person);
        WebRequest request = new WebRequest(new URL(client.getContextPath() + path), HttpMethod.POST);
        List<NameValuePair> form = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.add(new NameValuePair(parameters[i], parameters[i + 1]));
        }
        request.setRequestParameters(form);
        return client.getPage(request).getWebResponse();
    }

    /** What a person sees at a path. */
    WebResponse get(String person, String path) throws Exception {
        JenkinsRule.WebClient client = client(person);
        return client.getPage(new URL(client.getContextPath() + path)).getWebResponse();
    }

    /** The status of a request; redirects are not followed. */
    int status(String person, String method, String path) throws Exception {
        JenkinsRule.WebClient client = client(person).withRedirectEnabled(false);
        WebRequest request = new WebRequest(new URL(client.getContextPath() + path), HttpMethod.valueOf(method));
        if (method.equals("POST") && person.isEmpty()) {
            client.addCrumb(request); // with an API token none is needed
        }
        return client.getPage(request).getWebResponse().getStatusCode();
    }

    private JenkinsRule.WebClient client(String person) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        if (!person.isEmpty()) {
            client.withBasicApiToken(person);
        }
        return client.withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false);
    }

    /** The flow run of a build. */
    static FlowRun run(Run<?, ?> build) throws IOException {
        FlowRunAction action = build.getAction(FlowRunAction.class);
        return action.find(action.ids().get(0)).orElseThrow();
    }

    /** The answers at the first gate of a build. */
    static List<Decision> decisions(Run<?, ?> build) throws IOException {
        return run(build).steps().stream()
                .flatMap(step -> step.gate().stream())
                .findFirst()
                .orElseThrow()
                .decisions();
    }

    /** Where the first step of a build stands. */
    static StepRun.Status status(Run<?, ?> build) throws IOException {
        return run(build).steps().get(0).status();
    }

    /** Whether Jenkins shows the build as one that waits for input. */
    static boolean isShownAsWaiting(Run<?, ?> build) throws Exception {
        InputAction inputs = build.getAction(InputAction.class);
        return inputs != null && (inputs.getIconFileName() != null || inputs.isWaitingForInput());
    }
}
