package io.jenkins.plugins.publishflow.store.huawei;

import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.OK;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.huawei.HuaweiFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackagesTest {

    private static final String FILE_INFO = "/publish/v2/app-file-info";
    private static final String LIST = "/publish/v2/package-list";
    private static final String STATUS = "/publish/v2/package/compile/status";
    private static final String OLD_STATUS = "/publish/v2/aab/complile/status";

    private final CannedServer server = new CannedServer();
    private final Packages packages = HuaweiFixture.connect(server).packages();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[987]", "[\"987\"]", "987", "\"987\""})
    void addsAPackageAndKeepsItsId(String version) throws Exception {
        server.on("PUT", FILE_INFO, 200, "{\"ret\":{\"code\":0},\"pkgVersion\":" + version + "}");
        assertEquals(List.of("987"), packages.register("1", ReleaseType.PHASED, "a.aab", "obj-1"));
        CannedServer.Asked asked = server.only("PUT", FILE_INFO);
        assertEquals(Map.of("appId", "1", "releaseType", "3"), asked.query());
        JsonNode body = asked.json();
        assertEquals(5, body.path("fileType").intValue());
        assertEquals("a.aab", body.at("/files/0/fileName").asText());
        assertEquals("obj-1", body.at("/files/0/fileDestUrl").asText());
    }

    @Test
    void takesNoPackageForAddedThatHasNoId() {
        server.on("PUT", FILE_INFO, 200, OK).on("PUT", FILE_INFO, 200, "{\"ret\":{\"code\":0},\"pkgVersion\":[]}");
        assertMalformed(() -> packages.register("1", ReleaseType.FULL, "a.aab", "obj-1"));
        assertMalformed(() -> packages.register("1", ReleaseType.FULL, "a.aab", "obj-1"));
    }

    @Test
    void saysWhyAPackageWasNotAdded() {
        server.on("PUT", FILE_INFO, 200, HuaweiFixture.refused(204144662L, "[cds]add apk failed"));
        assertEquals(
                "huawei.package-not-added",
                problem(() -> packages.register("1", ReleaseType.FULL, "a.apk", "o"))
                        .code());
    }

    @Test
    void listsAllPages() throws Exception {
        String page = IntStream.range(0, 100)
                .mapToObj(i -> "{\"pkgVersion\":\"" + i + "\",\"versionCode\":" + i + "}")
                .collect(Collectors.joining(","));
        server.on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"pkgList\":[" + page + "]}");
        server.on("GET", LIST, 200, "{\"ret\":{\"code\":0},\"pkgList\":[{\"pkgId\":7}]}");
        List<AppPackage> all = packages.list("1");
        assertEquals(101, all.size());
        assertEquals(new AppPackage("99", "99"), all.get(99));
        assertEquals(new AppPackage("7", ""), all.get(100));
        assertEquals("101", server.asked().get(1).query().get("fromRecCount"));
    }

    @Test
    void listsNoneOfADraftWithoutPackages() throws Exception {
        server.on("GET", LIST, 200, OK);
        assertEquals(List.of(), packages.list("1"));
    }

    @Test
    void saysThatPackagesCannotBeListed() {
        server.on("GET", LIST, 403, "").on("GET", LIST, 200, "{}");
        assertEquals("huawei.forbidden", problem(() -> packages.list("1")).code());
        assertMalformed(() -> packages.list("1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UNKNOWN|[]",
                "COMPILING|[{\"pkgId\":1,\"successStatus\":1}]",
                "DONE|[{\"pkgId\":1,\"successStatus\":0}]",
                "DONE|[{\"pkgId\":1,\"successStatus\":\"0\"}]",
                "FAILED|[{\"pkgId\":1,\"successStatus\":2}]",
                "COMPILING|[{\"successStatus\":0},{\"successStatus\":1}]",
                "COMPILING|[{\"successStatus\":1},{\"successStatus\":0}]",
                "FAILED|[{\"successStatus\":1},{\"successStatus\":2}]",
            })
    void tellsHowFarAPackageIs(CompileState state, String list) throws Exception {
        server.on("GET", STATUS, 200, "{\"ret\":{\"code\":0},\"pkgStateList\":" + list + "}");
        assertEquals(state, packages.compileState("1", List.of("a", "b")));
        assertEquals("a,b", server.only("GET", STATUS).query().get("pkgIds"));
    }

    @ParameterizedTest
    @CsvSource({"1,COMPILING", "2,DONE", "3,FAILED"})
    void asksInTheOlderWayWhereThereIsNoOther(String status, CompileState state) throws Exception {
        server.on("GET", STATUS, 404, "");
        server.on(
                "GET",
                OLD_STATUS,
                200,
                "{\"ret\":{\"code\":0},\"pkgStateList\":[{\"aabCompileStatus\":" + status + "}]}");
        assertEquals(state, packages.compileState("1", List.of("a")));
    }

    @Test
    void saysThatTheStateCannotBeTold() {
        server.on("GET", STATUS, 400, "Parameter is not valid for operation: [pkgIds]");
        server.on("GET", STATUS, 200, OK);
        server.on("GET", STATUS, 200, "{\"ret\":{\"code\":0},\"pkgStateList\":[{}]}");
        assertEquals(
                "huawei.no-package-ids",
                problem(() -> packages.compileState("1", List.of(""))).code());
        assertMalformed(() -> packages.compileState("1", List.of("a")));
        assertMalformed(() -> packages.compileState("1", List.of("a")));
    }
}
