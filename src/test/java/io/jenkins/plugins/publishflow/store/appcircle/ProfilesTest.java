package io.jenkins.plugins.publishflow.store.appcircle;

import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.assertMalformed;
import static io.jenkins.plugins.publishflow.store.appcircle.AppcircleFixture.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.publishflow.store.http.CannedServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static final String LIST = "/publish/v2/profiles/android";

    private final CannedServer server = new CannedServer();
    private final Profiles profiles = AppcircleFixture.connect(server).profiles();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsAProfileOnALaterPageByItsWholeName() throws Exception {
        server.on("GET", LIST, 200, "{\"data\":[{\"id\":\"1\",\"name\":\"App Beta\"}]}");
        server.on("GET", LIST, 200, "[{\"id\":\"2\",\"name\":\"App\",\"appUniqueId\":\"com.example\"}]");
        server.on("GET", LIST, 200, "[]");
        assertEquals(List.of(new Profile("2", "App", "com.example")), profiles.find(Platform.ANDROID, "App"));
        assertEquals("2", server.asked().get(2).query().get("page"));
    }

    @Test
    void stopsWhereThereAreNoPages() throws Exception {
        server.on("GET", LIST, 200, "[{\"id\":1,\"name\":\"App\"}]");
        server.on("GET", LIST, 200, "[{\"id\":1,\"name\":\"App\"}]");
        assertEquals(1, profiles.list(Platform.ANDROID).size(), "the same again is no second profile");
    }

    @Test
    void saysThatTheKeyMayNotSeeThem() {
        server.on("GET", LIST, 403, "{\"message\":\"role\"}");
        assertEquals(
                "appcircle.forbidden",
                problem(() -> profiles.list(Platform.ANDROID)).code());
    }

    @Test
    void refusesAnswersThatAreNoList() {
        server.on("GET", LIST, 200, "{}").on("GET", LIST, 200, "[{\"name\":\"App\"}]");
        assertMalformed(() -> profiles.list(Platform.ANDROID));
        assertMalformed(() -> profiles.list(Platform.ANDROID));
    }
}
