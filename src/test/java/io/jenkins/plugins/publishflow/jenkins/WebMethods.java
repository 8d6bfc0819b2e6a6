package io.jenkins.plugins.publishflow.jenkins;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;

/** Calls the web methods of a Jenkins under test as somebody, with a crumb where one is needed. */
public final class WebMethods {

    private final JenkinsRule jenkins;

    public WebMethods(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /**
     * The answer to one request, whatever its status.
     *
     * @param user id of the user, who has the id as password too; {@code anonymous} for nobody
     * @param path below the root of Jenkins
     */
    public WebResponse call(String user, HttpMethod method, String path, Map<String, String> parameters)
            throws IOException {
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            if (!user.equals("anonymous")) {
                client.withBasicApiToken(user);
            }
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
            request.setRequestParameters(pairs(parameters));
            if (method == HttpMethod.POST) {
                client.addCrumb(request);
            }
            return client.loadWebResponse(request);
        }
    }

    private static List<NameValuePair> pairs(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> new NameValuePair(entry.getKey(), entry.getValue()))
                .toList();
    }
}
