package io.jenkins.plugins.publishflow.jenkins.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import hudson.model.FreeStyleProject;
import hudson.model.TaskListener;
import io.jenkins.plugins.publishflow.jenkins.builder.FlowBuilder;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jvnet.hudson.test.JenkinsRule;

/** Brings a step through its snippet and through the form of its builder, and compares what comes back. */
final class RoundTrip {

    private final JenkinsRule jenkins;

    RoundTrip(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** The step is written so, and what is written is the step. */
    void ofSnippet(Step step, String snippet) throws Exception {
        assertEquals(snippet, Snippetizer.object2Groovy(step));
        StepDescriptor descriptor = (StepDescriptor) jenkins.jenkins.getDescriptorOrDie(step.getClass());
        Map<String, Object> arguments = new LinkedHashMap<>();
        Binding calls = new Binding();
        calls.setVariable(descriptor.getFunctionName(), new Closure<Void>(null) {
            @Override
            public Void call(Object... given) {
                ((Map<?, ?>) given[0]).forEach((name, value) -> arguments.put((String) name, value));
                return null;
            }
        });
        new GroovyShell(calls).evaluate(snippet);
        Object read = DescribableModel.of(step.getClass()).instantiate(arguments, TaskListener.NULL);
        assertEquals(described(step), described(read));
    }

    /** The form of a freestyle builder, which holds the step, gives back what it was given. */
    void ofForm(Step step) throws Exception {
        FlowBuilder builder = builder(step);
        builder.setInBackground(true);
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(builder);
        jenkins.configRoundtrip(job);
        FlowBuilder back = job.getBuildersList().get(FlowBuilder.class);
        assertEquals(
                described(step), described(back.getClass().getMethod("getStep").invoke(back)));
        assertTrue(back.isInBackground());
    }

    /** What the Snippet Generator writes of a submitted form. */
    String generated(JSONObject form) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), Snippetizer.GENERATE_URL), HttpMethod.POST);
            request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
            return client.getPage(client.addCrumb(request))
                    .getWebResponse()
                    .getContentAsString()
                    .strip();
        }
    }

    /** The builder that has the step's name. */
    private static FlowBuilder builder(Step step) throws ReflectiveOperationException {
        String name = FlowBuilder.class.getPackageName() + "."
                + step.getClass().getSimpleName().replaceFirst("Step$", "Builder");
        return (FlowBuilder) Class.forName(name).getConstructor(step.getClass()).newInstance(step);
    }

    private static Map<String, Object> described(Object step) {
        return DescribableModel.uninstantiate2_(step).toMap();
    }
}
