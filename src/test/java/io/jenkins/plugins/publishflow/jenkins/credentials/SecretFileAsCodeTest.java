package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The sample for secret files in docs/credentials.md, as it stands there. */
@WithJenkins
class SecretFileAsCodeTest {

    private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\n(credentials:.{0,200}- file:.*?)```");
    private static final String PLACE = "/run/secrets/google-play-key.json";

    @TempDir
    Path folder;

    @Test
    void theSampleOfTheDocumentationMakesTheCredentials(JenkinsRule jenkins) throws Exception {
        Path key = Files.writeString(folder.resolve("key.json"), "{\"type\":\"service_account\"}");
        Matcher sample = SAMPLE.matcher(Files.readString(Path.of("docs", "credentials.md")));
        assertEquals(true, sample.find(), "a sample");
        Path yaml = Files.writeString(
                folder.resolve("jenkins.yaml"), sample.group(1).replace(PLACE, key.toString()));

        ConfigurationAsCode.get().configure(yaml.toString());

        List<FileCredentials> made =
                CredentialsProvider.lookupCredentialsInItemGroup(FileCredentials.class, jenkins.jenkins, ACL.SYSTEM2);
        assertEquals(1, made.size());
        assertEquals("google-play-key", made.get(0).getId());
        assertEquals("google-play-key.json", made.get(0).getFileName());
        assertEquals(
                "{\"type\":\"service_account\"}",
                new String(made.get(0).getContent().readAllBytes(), StandardCharsets.UTF_8));
    }
}
