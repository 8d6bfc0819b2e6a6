package io.jenkins.plugins.publishflow.jenkins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.User;
import hudson.tasks.Mailer;
import io.jenkins.plugins.publishflow.jenkins.approval.MailedLink;
import io.jenkins.plugins.publishflow.jenkins.approval.SmtpServer;
import io.jenkins.plugins.publishflow.jenkins.config.PublishFlowConfiguration;
import io.jenkins.plugins.publishflow.jenkins.credentials.SomeKeys;
import io.jenkins.plugins.publishflow.sandbox.Sandbox;
import io.jenkins.plugins.publishflow.sandbox.SandboxOptions;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreSettings;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Timing;
import io.jenkins.plugins.publishflow.sandbox.http.RecordedExchange;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Keys, tokens and addresses of uploads are in no file of Jenkins, no log, no page and no mail, at any moment of a
 * release; links of approvers are in their mails alone.
 */
@WithJenkins
class SecretsTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Timing QUICK = new Timing(
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            Duration.ofHours(1),
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            SHORT,
            Duration.ofDays(90));
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.");
    private static final Pattern SIGNED_ADDRESS = Pattern.compile("(?i)[?&](X-Amz-)?signature=[0-9a-z%+/]{8,}");
    private static final Pattern LINK_TOKEN = Pattern.compile("pf1\\.[A-Za-z0-9_-]{20,}");
    private static final Pattern KEY = Pattern.compile("BEGIN( EC)? PRIVATE KEY");

    /** All that was found, by what it was for: a key, a token that was used, a signature of an upload. */
    private final Map<String, String> used = new ConcurrentHashMap<>();

    /** Where a secret was found, and which. */
    private final Map<String, Set<String>> leaks = new ConcurrentHashMap<>();

    private JenkinsRule jenkins;
    private Sandbox store;
    private SmtpServer mails;
    private LogRecorder log;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        log = new LogRecorder()
                .record("", Level.INFO)
                .record("io.jenkins.plugins.publishflow", Level.ALL)
                .capture(100_000);
        store = Sandbox.start(SandboxOptions.USUAL.appStore(AppStoreSettings.USUAL.timing(QUICK)));
        store.watch(this::remember);
        mails = new SmtpServer();
        mails.setUp();
        store.teamKey().pem().lines().filter(line -> !line.startsWith("-----")).forEach(line -> used.put(line, "key"));
        SomeKeys.addToSystem(SomeKeys.of("shop", store.teamKey()));
        PublishFlowConfiguration.get().setAppStoreUrl(store.baseUrl().toString());
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        User.getById("anna", true).addProperty(new Mailer.UserProperty("anna@example.com"));
    }

    @AfterEach
    void stop() throws Exception {
        mails.close();
        store.close();
        log.close();
    }

    @Test
    void aReleaseWithAKeyTellsNone() throws Exception {
        WorkflowRun build = release("""
                publishFlow(binary: 'out/*.ipa', keys: ['app-store': 'shop'], definition: '''
                  steps:
                    - appInformation
                    - approval: {approvers: [anna, zoe@example.org]}
                    - sendToTestFlight: {waitFor: upload}
                ''')
                """);
        MimeMessage first = mails.next();
        MimeMessage second = mails.next();
        assertTrue(Files.exists(build.getRootDir().toPath().resolve("program.dat")), "the Pipeline is not saved yet");
        search("while people are asked");

        for (MimeMessage mail : List.of(first, second)) {
            approve(mail);
        }
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

        search("at the end");
        assertEquals(Map.of(), new TreeMap<>(leaks));
        assertEquals(Set.of("key", "JWT", "signature of an upload"), Set.copyOf(used.values()));
        Path control = jenkins.jenkins.getRootDir().toPath().resolve("control");
        for (String secret : used.keySet()) {
            Files.writeString(control, "before " + secret + " after");
            find("control");
            assertTrue(leaks.remove("control: control").contains(used.get(secret)), "it would have been found");
        }
    }

    @Test
    void aRehearsalTellsNone() throws Exception {
        WorkflowRun build = release("""
                publishFlow(flow: 'beta testing and release', binary: 'out/*.ipa', rehearsal: true,
                    variables: [APPROVERS: 'zoe@example.org'])
                """);
        approve(mails.next());
        approve(mails.next());
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));

        search("at the end");
        assertEquals(Map.of(), new TreeMap<>(leaks));
    }

    private WorkflowRun release(String script) throws Exception {
        WorkflowJob job = Rehearsals.pipeline(jenkins, "release", "node {\n" + script + "}\n");
        Rehearsals.putSample(jenkins.jenkins.getWorkspaceFor(job));
        return job.scheduleBuild2(0).waitForStart();
    }

    /** Opens the link of a mail and approves, as its reader does. */
    private void approve(MimeMessage mail) throws Exception {
        String text = mail.getContent().toString();
        Set<String> links = MailedLink.in(text);
        assertEquals(1, links.size(), text);
        String link = links.iterator().next();
        find("mail", text.replace(link, ""));
        find("headers of a mail", String.join("\n", headers(mail)));
        WebResponse page = page(new WebRequest(new URL(link)));
        assertEquals(200, page.getStatusCode());
        String token =
                LINK_TOKEN.matcher(link).results().findFirst().orElseThrow().group();
        find("the page of a link", page.getContentAsString().replace(token, ""));
        WebRequest answer = new WebRequest(new URL(link.substring(0, link.indexOf('?')) + "decide"), HttpMethod.POST);
        answer.setRequestParameters(List.of(
                new NameValuePair("run", link.replaceAll(".*run=([^&]*).*", "$1")),
                new NameValuePair("token", token),
                new NameValuePair("answer", "approved")));
        WebResponse done = page(answer);
        assertEquals(200, done.getStatusCode(), done.getContentAsString());
        find("the page after an answer", done.getContentAsString());
    }

    private static List<String> headers(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaderLines());
    }

    private WebResponse page(WebRequest request) throws IOException {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            return client.withThrowExceptionOnFailingStatusCode(false).loadWebResponse(request);
        }
    }

    /** Takes down each token and signature as it goes over the wire, and looks for it while the bytes are under way. */
    private void remember(RecordedExchange exchange) {
        exchange.requestHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase("Authorization")) {
                values.forEach(value -> used.put(value.replaceFirst("^Bearer ", ""), "JWT"));
            }
        });
        String query = exchange.query();
        if (query != null && query.contains("signature=")) {
            used.put(query.replaceFirst(".*signature=", ""), "signature of an upload");
            find("files during an upload");
        }
    }

    private void search(String when) throws IOException {
        find("files " + when);
        String build = "job/release/1/";
        for (String path : List.of(
                build,
                build + "console",
                build + "consoleText",
                build + "logText/progressiveHtml",
                build + "api/json?depth=10",
                build + "api/xml?depth=10",
                build + "publish/",
                build + "publish/state",
                build + "publish/content",
                build + "publish-flow-gate/",
                build + "publish-flow-gate/api/json",
                build + "input/",
                build + "flowGraphTable/",
                "job/release/",
                "job/release/config.xml",
                "manage/configure",
                "manage/credentials/store/system/domain/_/credential/shop/update")) {
            WebResponse page = page(new WebRequest(new URL(jenkins.getURL(), path)));
            find(path + " " + when, page.getContentAsString());
        }
        find("the controller's log " + when, String.join("\n", log.getMessages()));
    }

    private void find(String when) {
        Path home = jenkins.jenkins.getRootDir().toPath();
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes unused) throws IOException {
                    if (!home.relativize(file).startsWith("plugins")) {
                        find(when + ": " + home.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException replacedMeanwhile) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            find(when); // replaced between look and read
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void find(String where, String text) {
        Set<String> found = used.entrySet().stream()
                .filter(secret -> text.contains(secret.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        for (Pattern pattern : List.of(JWT, SIGNED_ADDRESS, LINK_TOKEN, KEY)) {
            pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
        }
        if (!found.isEmpty()) {
            leaks.put(where, found);
        }
    }
}
