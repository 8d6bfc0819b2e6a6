package io.jenkins.plugins.publishflow.store.appstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.HttpAnswer;
import io.jenkins.plugins.publishflow.store.http.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppleErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | GET   /v1/apps                  | PARAMETER_ERROR.INVALID                 |                              |                          | UNEXPECTED  | bad-request
        401 | GET   /v1/apps                  | NOT_AUTHORIZED                          |                              |                          | CREDENTIALS | not-authorized
        403 | GET   /v1/apps                  | FORBIDDEN_ERROR                         |                              |                          | CREDENTIALS | forbidden
        403 | GET   /v1/apps                  | FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED |                     |                          | REFUSED     | agreements
        403 | POST  /v1/buildUploads          | FORBIDDEN.REQUIRED_ROLE                 |                              |                          | CREDENTIALS | role
        404 | GET   /v1/builds/1              | NOT_FOUND                               |                              |                          | REFUSED     | not-found
        409 | POST  /v1/buildUploads          | ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE |                             |                          | REFUSED     | duplicate-build
        409 | POST  /v1/betaGroups            | ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE |                             |                          | REFUSED     | duplicate
        409 | PATCH /v1/appStoreVersions/1    | STATE_ERROR                             |                              |                          | REFUSED     | state
        409 | PATCH /v1/reviewSubmissions/1   | STATE_ERROR.ENTITY_STATE_INVALID        |                              |                          | REFUSED     | state
        409 | POST  /v1/buildBetaNotifications | STATE_ERROR.ENTITY_STATE_INVALID       | Auto-notify already enabled  |                          | REFUSED     | auto-notify
        409 | PATCH /v1/reviewSubmissions/1   | STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67 |                        |                          | REFUSED     | screenshots-missing
        409 | PATCH /v1/buildUploadFiles/1    | STATE_ERROR.VALIDATION_ERROR.90186      |                              |                          | REFUSED     | binary-refused
        409 | PATCH /v1/appStoreVersions/1/relationships/build | ENTITY_ERROR.RELATIONSHIP.INVALID |                   | /data/relationships/build | REFUSED    | build-not-attachable
        409 | POST  /v1/appStoreVersions      | ENTITY_ERROR.RELATIONSHIP.INVALID       |                              | /data/relationships/app  | REFUSED     | version-not-creatable
        409 | POST  /v1/betaAppReviewSubmissions | ENTITY_ERROR.RELATIONSHIP.INVALID    |                              | /data/relationships/x    | REFUSED     | relationship
        409 | POST  /v1/appStoreVersions      | ENTITY_ERROR.ATTRIBUTE.REQUIRED         |                              | /data/attributes/locale  | REFUSED     | field-missing
        409 | PATCH /v1/appStoreVersions/1    | ENTITY_ERROR.ATTRIBUTE.INVALID          |                              | /data/attributes/x       | REFUSED     | field-invalid
        409 | PATCH /v1/reviewSubmissions/1   | CONFLICT                                | Resource is not in cancellable state |                  | REFUSED     | not-cancellable
        409 | PATCH /v1/reviewSubmissions/1   | CONFLICT                                | something else               |                          | REFUSED     | conflict
        409 | POST  /v1/reviewSubmissionItems | STATE_ERROR.ENTITY_STATE_INVALID        | was already added to another reviewSubmission with id 8 |  | REFUSED  | in-other-submission
        422 | POST  /v1/betaAppReviewSubmissions | ENTITY_UNPROCESSABLE                 | Another build is in review   |                          | REFUSED     | other-build-in-beta-review
        422 | POST  /v1/builds/1/relationships/betaGroups | ENTITY_UNPROCESSABLE        | Build is not in a valid processing state |              | REFUSED     | build-not-ready
        422 | POST  /v1/builds/1/relationships/betaGroups | ENTITY_UNPROCESSABLE        |                              |                          | REFUSED     | unprocessable
        418 | GET   /v1/apps                  | TEAPOT                                  |                              |                          | REFUSED     | refused
        """)
    void everyRowHasItsCode(
            int status, String where, String code, String detail, String pointer, Problem.Kind kind, String ours) {
        String error =
                "{\"errors\":[{\"status\":\"%d\",\"code\":\"%s\",\"title\":\"A title\",\"detail\":\"%s\",\"source\":{\"pointer\":\"%s\"}}]}"
                        .formatted(status, code, detail == null ? "" : detail, pointer == null ? "" : pointer);
        Problem problem = problem(where, status, error).problem();
        assertEquals("app-store." + ours, problem.code());
        assertEquals(kind, problem.kind());
        assertEquals(where.replaceAll(" +", " "), problem.where());
        assertEquals(List.of(new StoreError(code, "A title", detail, pointer)), problem.storeErrors());
    }

    @ParameterizedTest
    @EnumSource
    void everyRowSaysWhatHappenedAndWhatToDo(Refusal refusal) {
        assertTrue(refusal.what().matches("[A-Z].+\\."), refusal.what());
        assertTrue(refusal.remedy().matches("[A-Z].+\\."), refusal.remedy());
        assertTrue(refusal.code().matches("app-store\\.[a-z-]+"), refusal.code());
    }

    @Test
    void keepsEveryAssociatedErrorWithItsResource() {
        Problem problem = problem("PATCH /v1/reviewSubmissions/1", 409, """
                {"errors":[{"status":"409","code":"STATE_ERROR","title":"Not ready","detail":"See associated errors",
                 "meta":{"associatedErrors":{
                  "/v1/appStoreVersions/5":[
                    {"code":"STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67","title":"s","detail":"Screenshots of 6.7"},
                    {"code":"ENTITY_ERROR.ATTRIBUTE.REQUIRED","title":"d","detail":"Description is missing",
                     "source":{"pointer":"/data/attributes/description"}}],
                  "/v1/apps/7":[{"code":"STATE_ERROR","title":"p","detail":"Privacy answers are missing"}]}}}]}""").problem();
        assertEquals("app-store.state", problem.code());
        assertEquals(
                List.of(
                        new StoreError("STATE_ERROR", "Not ready", "See associated errors", null),
                        new StoreError(
                                "STATE_ERROR.SCREENSHOT_REQUIRED.APP_IPHONE_67",
                                "s",
                                "Screenshots of 6.7",
                                "/v1/appStoreVersions/5"),
                        new StoreError(
                                "ENTITY_ERROR.ATTRIBUTE.REQUIRED",
                                "d",
                                "Description is missing",
                                "/v1/appStoreVersions/5 /data/attributes/description"),
                        new StoreError("STATE_ERROR", "p", "Privacy answers are missing", "/v1/apps/7")),
                problem.storeErrors());
        assertTrue(problem.remedy().contains(Refusal.STATE.remedy()), problem.remedy());
        assertTrue(problem.remedy().contains(Refusal.SCREENSHOTS.remedy()), problem.remedy());
        assertTrue(problem.remedy().contains(Refusal.ATTRIBUTE_REQUIRED.remedy()), problem.remedy());
    }

    @Test
    void keepsTheParameterThatWasWrong() {
        Problem problem = problem("GET /v1/apps", 400, """
                {"errors":[{"status":"400","code":"PARAMETER_ERROR.INVALID","title":"A parameter has an invalid value",
                 "source":{"parameter":"filter[x]"}}]}""").problem();
        assertEquals("filter[x]", problem.storeErrors().get(0).about());
        assertEquals(null, problem.storeErrors().get(0).detail());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void whatMayPassIsUnavailableWhateverTheBody(int status) {
        StoreException html = problem("POST /v1/buildUploads", status, "<html><body>gateway</body></html>");
        assertTrue(html.isTransient());
        assertEquals(List.of(), html.problem().storeErrors());
        StoreException json = problem(
                "POST /v1/buildUploads",
                status,
                "{\"errors\":[{\"status\":\"500\",\"code\":\"UNEXPECTED_ERROR\",\"title\":\"t\"}]}");
        assertTrue(json.isTransient());
        assertEquals("UNEXPECTED_ERROR", json.problem().storeErrors().get(0).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "{\"errors\":{}}", "{\"errors\":[3,null,{}]}", "{\"errors\":"})
    void aRefusalWithoutErrorDocumentIsStillExplained(String body) {
        Problem problem = problem("GET /v1/apps", 403, body).problem();
        assertEquals("app-store.forbidden", problem.code());
        assertFalse(problem.text().isBlank());
    }

    private static StoreException problem(String where, int status, String body) {
        String[] request = where.split(" +");
        URI url = URI.create("https://api.appstoreconnect.apple.com" + request[1] + "?filter%5Bx%5D=secret");
        HttpCall call = new HttpCall(Store.APP_STORE, request[0], url, Map.of(), null);
        return AppleErrors.problem(
                new HttpAnswer(call, status, Map.of(), body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }
}
