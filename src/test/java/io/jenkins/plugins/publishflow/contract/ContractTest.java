package io.jenkins.plugins.publishflow.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

    private static final String VERSIONS = "/v1/appStoreVersions";
    private static final String CREATE = """
            {"data": {"type": "appStoreVersions",
              "attributes": {"platform": "IOS", "versionString": "1.1", "copyright": null},
              "relationships": {"app": {"data": {"type": "apps", "id": "7"}}}}}""";
    private static final String CREATED = """
            {"data": {"type": "appStoreVersions", "id": "9",
              "attributes": {"platform": "IOS", "versionString": "1.1", "createdDate": "2026-05-04T03:02:01-07:00"},
              "relationships": {"build": {"data": null}}},
             "links": {"self": "https://api.example/v1/appStoreVersions/9"}}""";
    private static final String ERROR = """
            {"errors": [{"id": "x", "status": "409", "code": "STATE_ERROR", "title": "t",
              "source": {"pointer": "/data"},
              "meta": {"associatedErrors": {"/v1/builds/1": [{"status": "409", "code": "C", "title": "t"}]}}}]}""";
    private static final String APPS = "{\"data\": [], \"links\": {\"self\": \"/v1/apps\"}}";

    private static List<String> create(String request, int status, String answer) {
        return texts(WholeExchange.ofJson("POST", VERSIONS, null, request, status, answer));
    }

    private static List<String> listApps(String query) {
        return texts(WholeExchange.ofJson("GET", "/v1/apps", query, "", 200, APPS));
    }

    private static List<String> texts(WholeExchange exchange) {
        return Contracts.appStoreConnect().check(exchange).stream()
                .map(violation -> violation.part() + " " + violation.where() + ": " + violation.what())
                .toList();
    }

    @Test
    void exchangesByTheContractPass() {
        assertEquals(List.of(), create(CREATE, 201, CREATED));
        assertEquals(List.of(), create(CREATE, 409, ERROR));
        assertEquals(
                List.of(), listApps("filter%5BbundleId%5D=a.b&sort=-name,bundleId&include=builds&limit=200&cursor=Mg"));
        assertEquals(List.of(), texts(WholeExchange.ofJson("DELETE", VERSIONS + "/9", null, "", 204, "")));
        assertEquals(List.of(), texts(WholeExchange.ofJson("DELETE", VERSIONS + "/9", null, "", 409, ERROR)));
    }

    @Test
    void aViolationSaysWhereAndWhat() {
        WholeExchange exchange = WholeExchange.ofJson(
                "POST", VERSIONS, null, CREATE.replace("\"copyright\"", "\"copyRight\""), 201, CREATED);

        assertEquals(
                List.of("POST /v1/appStoreVersions -> 201: request at /data/attributes/copyRight:"
                        + " the contract does not know this property"),
                Contracts.appStoreConnect().check(exchange).stream()
                        .map(Violation::toString)
                        .toList());
    }

    @Test
    void missingPropertiesAreFound() {
        assertEquals(
                List.of("REQUEST /data/attributes/versionString: is required and missing"),
                create(CREATE.replace("\"versionString\": \"1.1\", ", ""), 201, CREATED));
        assertEquals(
                List.of("ANSWER /links: is required and missing"),
                create(CREATE, 201, "{\"data\": {\"type\": \"appStoreVersions\", \"id\": \"9\"}}"));
        assertEquals(
                List.of("REQUEST body: Content-Type is null, the contract has [application/json]"),
                create("", 201, CREATED));
    }

    @Test
    void wrongEnumsTypesAndFormatsAreFound() {
        assertEquals(
                List.of(
                        "REQUEST /data/attributes/platform: \"iOS\" is none of"
                                + " [\"IOS\",\"MAC_OS\",\"TV_OS\",\"VISION_OS\"]",
                        "REQUEST /data/relationships/app/data/id: is not a string but NUMBER"),
                create(CREATE.replace("\"IOS\"", "\"iOS\"").replace("\"7\"", "7"), 201, CREATED));
        assertEquals(
                List.of("ANSWER /data/attributes/createdDate: '2026-05-04' is no date-time"),
                create(CREATE, 201, CREATED.replace("T03:02:01-07:00", "")));
    }

    @Test
    void nullIsForTheDataOfToOneRelationshipsInAnswersOnly() {
        assertEquals(
                List.of("ANSWER /data/attributes/versionString: null is not allowed"),
                create(CREATE, 201, CREATED.replace("\"versionString\": \"1.1\"", "\"versionString\": null")));
        assertEquals(
                List.of("ANSWER /links: null is not allowed"),
                create(CREATE, 201, CREATED.replaceAll("\"links\": \\{.*?}", "\"links\": null")));
        assertEquals(
                List.of("REQUEST /data/attributes/versionString: null is not allowed"),
                create(CREATE.replace("\"1.1\"", "null"), 201, CREATED));
        assertEquals(
                List.of("REQUEST /data/relationships/app/data: null is not allowed"),
                create(CREATE.replaceAll("\\{\"type\": \"apps\".*?}", "null"), 201, CREATED));
    }

    @Test
    void includedObjectsMustBeOfAListedType() {
        String answer = CREATED.replace("\"links\": {\"self\": \"h", "\"included\": [%s], \"links\": {\"self\": \"h");

        assertEquals(List.of(), create(CREATE, 201, answer.formatted("{\"type\": \"builds\", \"id\": \"1\"}")));
        assertEquals(
                List.of("ANSWER /included/0: an object of type \"betaGroups\" is not listed here"),
                create(CREATE, 201, answer.formatted("{\"type\": \"betaGroups\", \"id\": \"1\"}")));
        assertEquals(
                List.of("ANSWER /included/0/attributes/hue: the contract does not know this property"),
                create(
                        CREATE,
                        201,
                        answer.formatted("{\"type\": \"builds\", \"id\": \"1\", \"attributes\": {\"hue\": 1}}")));
    }

    @Test
    void undeclaredStatusesAndUnreadableAnswersAreFound() {
        String undeclared = create(CREATE, 500, ERROR).get(0);
        assertTrue(undeclared.startsWith("ANSWER status: the operation knows only ["), undeclared);
        String unreadable = create(CREATE, 409, "{\"errors\": [}").get(0);
        assertTrue(unreadable.startsWith("ANSWER body: is no JSON: "), unreadable);
        assertEquals(
                List.of("ANSWER /errors/0/status: is not a string but NUMBER"),
                create(CREATE, 409, ERROR.replaceFirst("\"409\"", "409")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[bundle]=a",
                "sort=-uploadedDate",
                "include=nothing",
                "fields[apps]=name,colour",
                "limit=201",
                "limit=many",
                "filter[bundleId]=a&filter[bundleId]=b",
                "filter[bundleId]="
            })
    void wrongQueriesAreFound(String query) {
        assertEquals(1, listApps(query).size(), () -> listApps(query).toString());
    }

    @Test
    void requiredParametersAreMissed() {
        String empty = "{\"data\": [], \"links\": {\"self\": \"/v1/reviewSubmissions\"}}";

        assertEquals(
                List.of("REQUEST ?filter[app]: is required and missing"),
                texts(WholeExchange.ofJson("GET", "/v1/reviewSubmissions", "limit=2", "", 200, empty)));
    }

    @Test
    void unknownPathsAndMethodsAreFound() {
        assertEquals(
                List.of("REQUEST path: the contract does not know it"),
                texts(WholeExchange.ofJson("GET", "/v1/applications", null, "", 200, APPS)));
        assertEquals(
                List.of("REQUEST method: the contract does not know it"),
                texts(WholeExchange.ofJson("PUT", "/v1/apps", null, "", 200, APPS)));
    }
}
