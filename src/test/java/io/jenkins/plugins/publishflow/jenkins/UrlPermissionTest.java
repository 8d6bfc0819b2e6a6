package io.jenkins.plugins.publishflow.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.jenkins.approval.MailedLink;
import io.jenkins.plugins.publishflow.jenkins.approval.SmtpServer;
import io.jenkins.plugins.publishflow.jenkins.builder.PublishFlowBuilder;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.jenkins.step.PublishFlowStep;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Who gets what at each URL of the plugin, by reading and by posting. The table is {@code UrlPermissionTest.txt}; a web
 * method or view that is not in it fails this test.
 */
@WithJenkins
class UrlPermissionTest {

    private static final List<String> PEOPLE = List.of("anonymous", "reader", "builder", "approver", "admin");
    private static final String ASK = "steps: [approval: {approvers: [approver, zoe@example.org]}]";
    private static final Pattern SILENT = Pattern.compile("<div/>|\\{(?!.*\"value\":\"[^\"]).*");
    private static final Map<String, String> PLACES = new HashMap<>();
    private static final Map<String, JenkinsRule.WebClient> CLIENTS = new HashMap<>();
    private static JenkinsRule jenkins;

    @BeforeAll
    static void ask(JenkinsRule rule) throws Exception {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "approver")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        SandboxKey key = SandboxKeys.generate().team();
        SomeKeys.addToSystem(SomeKeys.of("shop", key));
        SomeKeys.addFile("file", "{}");
        SomeKeys.addText("text", "a-key");
        PLACES.put("{key}", URLEncoder.encode(key.pem(), StandardCharsets.UTF_8));
        for (String person : PEOPLE) {
            JenkinsRule.WebClient client = rule.createWebClient()
                    .withThrowExceptionOnFailingStatusCode(false)
                    .withJavaScriptEnabled(false)
                    .withRedirectEnabled(false);
            CLIENTS.put(person, person.equals("anonymous") ? client : client.withBasicApiToken(person));
        }
        FreeStyleProject job = rule.createFreeStyleProject("release");
        PublishFlowStep step = new PublishFlowStep();
        step.setDefinition(ASK);
        step.setRehearsal(true);
        PublishFlowBuilder builder = new PublishFlowBuilder(step);
        builder.setInBackground(true);
        job.getBuildersList().add(builder);
        try (SmtpServer mails = new SmtpServer()) {
            mails.setUp();
            for (int number = 1; number <= 3; number++) {
                FreeStyleBuild build = rule.buildAndAssertSuccess(job);
                FlowRun run = Rehearsals.asking(build);
                String link = MailedLink.in(mails.next().getContent().toString())
                        .iterator()
                        .next();
                PLACES.put("{build" + number + "}", build.getUrl());
                PLACES.put("{run" + number + "}", run.id());
                PLACES.put(
                        "{gate" + number + "}",
                        run.current().orElseThrow().gate().orElseThrow().gate().id());
                PLACES.put("{link" + number + "}", link.substring(link.indexOf('?')));
            }
        }
    }

    @AfterAll
    static void forget() {
        CLIENTS.values().forEach(JenkinsRule.WebClient::close);
        CLIENTS.clear();
    }

    /**
     * One line of the table.
     *
     * @param what the class, and the web method behind a dot or the view behind a slash
     * @param method of HTTP; for forms always POST
     * @param path below the root of Jenkins; for forms what is asked
     * @param expected for each of the people: a status, or for forms that always answer with 200 whether they are told
     *     something
     */
    private record Row(String what, String method, String path, List<String> expected) {

        static Row of(String line) {
            List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            return new Row(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    List.of(cells.get(3).split(" +")));
        }
    }

    private static List<Row> table(String part) throws Exception {
        try (var in = UrlPermissionTest.class.getResourceAsStream("UrlPermissionTest/" + part + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> pages() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : table("pages")) {
            String path = filled(row.path());
            for (int i = 0; i < PEOPLE.size(); i++) {
                String person = PEOPLE.get(i);
                String expected = row.expected().get(i);
                if (!expected.equals("-")) {
                    tests.add(test(person, row.method(), path, expected));
                }
            }
        }
        return tests.stream();
    }

    /** Forms are asked by POST, for a job and for the whole of Jenkins; by GET there is nothing. */
    @TestFactory
    Stream<DynamicTest> forms() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : table("forms")) {
            String name = row.what().substring(row.what().indexOf('.') + 1);
            String form = "descriptorByName/" + WebUrls.typeOf(row.what()) + "/" + name + "?" + filled(row.path());
            for (int i = 0; i < PEOPLE.size(); i++) {
                String person = PEOPLE.get(i);
                for (String place : List.of("", "job/release/")) {
                    tests.add(test(
                            person, row.method(), place + form, row.expected().get(i)));
                    tests.add(test(person, "GET", place + form, person.equals("anonymous") ? "403" : "404"));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void everyUrlIsInTheTable() throws Exception {
        Set<String> known = Stream.concat(table("pages").stream(), table("forms").stream())
                .map(Row::what)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(String.join("\n", WebUrls.all()), String.join("\n", known));
    }

    private static DynamicTest test(String person, String method, String path, String expected) {
        return DynamicTest.dynamicTest(person + " " + method + " " + path, () -> {
            WebResponse answer = call(person, method, path);
            String body = answer.getContentAsString();
            String told = SILENT.matcher(body).matches() ? "silent" : "told";
            String status = String.valueOf(answer.getStatusCode());
            assertEquals(expected, expected.matches("[0-9]+") || !status.equals("200") ? status : told, body);
        });
    }

    private static WebResponse call(String person, String method, String path) throws Exception {
        JenkinsRule.WebClient client = CLIENTS.get(person);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.valueOf(method));
        if (method.equals("POST") && person.equals("anonymous")) {
            client.addCrumb(request); // with an API token none is needed
        }
        return client.loadWebResponse(request);
    }

    private static String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        assertTrue(!filled.contains("{"), filled);
        return filled;
    }
}
