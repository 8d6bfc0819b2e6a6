package io.jenkins.plugins.publishflow.jenkins.credentials;

import hudson.model.Failure;
import hudson.util.HttpResponses;
import io.jenkins.plugins.publishflow.store.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * Says to who saves a key why it is refused. The dialogs of the credentials pages ask for JSON and show the message of
 * such an answer, where any other failure is shown without its reason; other clients get Jenkins' page for mistakes.
 * The message never quotes the key.
 */
public final class RefusedKeyException extends RuntimeException implements HttpResponse {

    private static final long serialVersionUID = 1;

    RefusedKeyException(Problem problem) {
        super(problem.what() + " " + problem.remedy());
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
            throws IOException, ServletException {
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("application/json")) {
            HttpResponses.okJSON(
                            new JSONObject().element("message", getMessage()).element("notificationType", "ERROR"))
                    .generateResponse(request, response, node);
        } else {
            new Failure(getMessage()).generateResponse(request, response, node);
        }
    }
}
