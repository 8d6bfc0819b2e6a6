package io.jenkins.plugins.publishflow.jenkins.approval;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who gets what at each URL that asks for approvals. */
@WithJenkins
class UrlPermissionTest {

    /** Anonymous, a reader, one who builds, one who is asked, an administrator. */
    private static final List<String> PEOPLE = List.of("", "dan", "ben", "anna", "admin");

    @Test
    void everybodyGetsWhatTheyShould(JenkinsRule jenkins) throws Exception {
        Team team = Team.of(jenkins);
        FreeStyleProject job = jenkins.createFreeStyleProject("release");
        job.getBuildersList().add(new AskingBuilder("anna", "zoe@example.org"));
        FreeStyleBuild build = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("Approve or refuse", build);
        Question question = OpenQuestions.of(build).get(0);
        String page = build.getUrl() + GateAction.URL;
        String answer = "?run=" + question.run() + "&gate=" + question.gateId() + "&reason=&answer=";
        String link = DecisionLinks.url(question, "zoe@example.org").orElseThrow();
        String token = link.substring(link.indexOf('?'));
        List<Executable> table = new ArrayList<>();

        //                                                                        anonymous reader builder asked admin
        row(table, team, "GET", page + "/", 403, 200, 200, 200, 200);
        row(table, team, "GET", page + "/api/json", 403, 200, 200, 200, 200);
        row(table, team, "GET", page + "/decide" + answer + "approved", 403, 404, 404, 404, 404);
        row(table, team, "POST", page + "/decide" + answer + "maybe", 403, 400, 400, 400, 400);
        row(
                table,
                team,
                "POST",
                page + "/decide" + answer.replace("gate=", "gate=x") + "approved",
                403,
                409,
                409,
                409,
                409);
        row(table, team, "POST", page + "/decide" + answer + "refused", 403, 403, 403, 400, 403);
        row(table, team, "GET", DecisionPage.URL + "/", 410, 410, 410, 410, 410);
        row(table, team, "GET", DecisionPage.URL + "/" + token, 200, 200, 200, 200, 200);
        row(table, team, "POST", DecisionPage.URL + "/" + token, 404, 404, 404, 404, 404);
        row(table, team, "GET", DecisionPage.URL + "/decide" + token + "&answer=approved", 404, 404, 404, 404, 404);
        row(table, team, "POST", DecisionPage.URL + "/decide" + token + "x&answer=approved", 404, 404, 404, 404, 404);
        row(table, team, "POST", DecisionPage.URL + "/decide" + token + "&answer=refused", 400, 400, 400, 400, 400);
        assertAll(table);
        assertEquals(List.of(), Team.decisions(build), "nothing of this was an answer");

        List<Executable> answers = new ArrayList<>();
        row(answers, team, "POST", page + "/decide" + answer + "approved", 403, 403, 403, 302, 403);
        assertAll(answers);
        assertEquals(409, team.status("anna", "POST", page + "/decide" + answer + "approved"), "once");
        assertEquals(200, team.status("", "POST", DecisionPage.URL + "/decide" + token + "&answer=approved"));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    private static void row(List<Executable> table, Team team, String method, String path, int... statuses) {
        for (int i = 0; i < PEOPLE.size(); i++) {
            String person = PEOPLE.get(i);
            int expected = statuses[i];
            table.add(() -> assertEquals(
                    expected, team.status(person, method, path), () -> person + " " + method + " " + path));
        }
    }
}
