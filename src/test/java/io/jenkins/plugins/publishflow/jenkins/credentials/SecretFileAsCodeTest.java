package io.jenkins.plugins.publishflow.jenkins.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The samples for secret files in docs/credentials.md, as they stand there. */
@WithJenkins
class SecretFileAsCodeTest {

    private static final Pattern SAMPLE =
            Pattern.compile("```yaml\n(credentials:\n(?:(?!```).*\n){0,4} +- file:\n(?:(?!```).*\n)+)```");
    private static final Pattern PLACE = Pattern.compile("/run/secrets/([a-z-]+\\.json)");

    @TempDir
    Path folder;

    @Test
    void eachSampleOfTheDocumentationMakesCredentials(JenkinsRule jenkins) throws Exception {
        List<String> samples = SAMPLE.matcher(Files.readString(Path.of("docs", "credentials.md")))
                .results()
                .map(sample -> sample.group(1))
                .toList();
        List<String> ids = new ArrayList<>();
        for (String sample : samples) {
            Matcher place = PLACE.matcher(sample);
            assertTrue(place.find(), sample);
            Path key = Files.writeString(folder.resolve(place.group(1)), "{\"of\":\"" + place.group(1) + "\"}");
            Path yaml =
                    Files.writeString(folder.resolve("jenkins.yaml"), sample.replace(place.group(), key.toString()));

            ConfigurationAsCode.get().configure(yaml.toString());

            List<FileCredentials> made = CredentialsProvider.lookupCredentialsInItemGroup(
                    FileCredentials.class, jenkins.jenkins, ACL.SYSTEM2);
            assertEquals(1, made.size());
            assertEquals(place.group(1), made.get(0).getFileName());
            assertEquals(
                    Files.readString(key), new String(made.get(0).getContent().readAllBytes(), StandardCharsets.UTF_8));
            ids.add(made.get(0).getId());
        }
        assertEquals(List.of("google-play-key", "appgallery-key"), ids);
    }
}
