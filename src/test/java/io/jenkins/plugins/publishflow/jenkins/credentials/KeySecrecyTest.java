package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.publishflow.jenkins.WebMethods;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKey;
import io.jenkins.plugins.publishflow.sandbox.appstore.access.SandboxKeys;
import io.jenkins.plugins.publishflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A key is in no file, page or log in a form that anybody could read. */
@WithJenkins
class KeySecrecyTest {

    private static final SandboxKey KEY = SandboxKeys.generate().team();

    @Test
    void keyIsNowhereInTheClear(JenkinsRule jenkins) throws Exception {
        LogRecorder log = new LogRecorder().record("", Level.INFO).capture(10_000);
        SomeKeys.addToSystem(SomeKeys.of("shop", KEY));
        Folder folder = jenkins.createProject(Folder.class, "mobile");
        CredentialsProvider.lookupStores(folder)
                .iterator()
                .next()
                .addCredentials(Domain.global(), SomeKeys.of("team", KEY));
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "release"));
        StoreKeys.ring(build, Store.APP_STORE, "shop");
        StoreKeys.ring(build, Store.APP_STORE, "team");
        build.save();
        WebMethods web = new WebMethods(jenkins);
        // A save that is refused is where a framework may quote what was submitted.
        String refused =
                """
                {"credentials": {"$class": "%s", "id": "bad", "issuerId": "no uuid", "keyId": "X1",
                 "$redact": "key", "key": "%s"}}
                """.formatted(AppStoreConnectKeyImpl.class.getName(), KEY.pem().replace("\n", "\\n"));
        var refusal = web.call(
                "anonymous",
                HttpMethod.POST,
                "credentials/store/system/domain/_/createCredentials",
                Map.of("json", refused));
        assertEquals(400, refusal.getStatusCode());
        assertTrue(refusal.getContentAsString().contains("The issuer id is no UUID."), refusal.getContentAsString());
        assertEquals(List.of(), tells(refusal.getContentAsString()));
        List<String> pages = List.of(
                "credentials/store/system/domain/_/credential/shop/",
                "credentials/store/system/domain/_/credential/shop/updateDialog",
                "credentials/store/system/domain/_/credential/shop/config.xml",
                "credentials/store/system/domain/_/credential/shop/api/json?depth=5",
                "job/mobile/config.xml",
                "job/mobile/credentials/store/folder/domain/_/credential/team/updateDialog");
        for (String page : pages) {
            var answer = web.call("anonymous", HttpMethod.GET, page, Map.of());
            assertEquals(200, answer.getStatusCode(), page);
            assertEquals(List.of(), tells(answer.getContentAsString()), page);
        }
        assertEquals(List.of(), filesThatTell(jenkins.jenkins.getRootDir().toPath()));
        assertEquals(
                List.of(),
                log.getMessages().stream()
                        .filter(line -> !tells(line).isEmpty())
                        .toList());
        assertTrue(
                Files.readString(jenkins.jenkins.getRootDir().toPath().resolve("credentials.xml"))
                        .contains(AppStoreConnectKeyImpl.class.getName()),
                "the key was not saved at all");
    }

    private static List<Path> filesThatTell(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !tells(read(file)).isEmpty())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of the key that a text tells. */
    private static List<String> tells(String text) {
        return KEY.pem().lines().filter(text::contains).toList();
    }
}
