package io.jenkins.plugins.publishflow.jenkins.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseQueueTest {

    private static final String SHOP = "app-store:com.example.shop";

    @TempDir
    Path home;

    private final List<String> told = new ArrayList<>();
    private ReleaseQueue queue;

    @BeforeEach
    void start() {
        queue = new ReleaseQueue(home.resolve("publish-flow/queue.json"));
    }

    @Test
    void letsOneThroughInTheOrderOfTheirComing() throws Exception {
        assertEquals("", enter("a"));
        assertEquals("a", enter("b"));
        assertEquals("a", enter("c"));

        queue.leave(SHOP, "a");
        assertEquals(List.of("b: go", "c: behind b"), told);

        queue.leave(SHOP, "b");
        assertEquals(List.of("b: go", "c: behind b", "c: go"), told);
    }

    @Test
    void otherAppsAreInNobodysWay() throws Exception {
        enter("a");

        assertTrue(queue.enter("app-store:com.example.other", entry("b"), false, unused -> {})
                .isEmpty());
    }

    @Test
    void whoGivesUpWaitingTellsNobody() throws Exception {
        enter("a");
        enter("b");
        enter("c");

        queue.leave(SHOP, "b");

        assertEquals(List.of(), told);
        queue.leave(SHOP, "a");
        assertEquals(List.of("c: go"), told);
    }

    @Test
    void afterARestartNobodyOvertakesAReleaseThatIsNotBackYet() throws Exception {
        enter("a");
        enter("b");
        enter("c");
        start();

        assertEquals("a", enter("c"), "back before the one that was before it");
        assertEquals("a", enter("new"));
        assertEquals("", enter("a"));
        assertEquals("a", enter("b"));

        queue.leave(SHOP, "a");
        assertEquals(List.of("b: go", "c: behind b", "new: behind b"), told);
    }

    @Test
    void whatIsLostIsForgottenAndWhoIsThereIsNot() throws Exception {
        enter("a");
        enter("b");
        start();
        enter("b");

        queue.forget(entry -> true);

        assertEquals(List.of("b: go"), told);
        assertEquals("b", enter("c"));
        queue.forget(entry -> true);
        assertEquals("b", queue.before(SHOP, "c").orElseThrow().run());
        assertTrue(queue.before(SHOP, "b").isEmpty());
    }

    @Test
    void aReleaseThatHadBegunGoesOnWhateverTheFileSays() throws Exception {
        Path file = home.resolve("publish-flow/queue.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"app-st");
        start();

        assertEquals("", enter("b"));
        assertTrue(queue.enter(SHOP, entry("a"), true, unused -> {}).isEmpty());
        assertEquals("a", enter("c"), "who had begun is before who had not");
    }

    @Test
    void whoCannotBeSavedDoesNotStandInLine() throws Exception {
        Files.writeString(home.resolve("publish-flow"), "a file where the folder should be");

        assertThrows(IOException.class, () -> enter("a"));

        Files.delete(home.resolve("publish-flow"));
        assertEquals("", enter("b"));
        assertFalse(Files.readString(home.resolve("publish-flow/queue.json")).contains("\"a\""));
    }

    /** @return who has the place, or nothing where that is the one that enters */
    private String enter(String run) throws IOException {
        return queue.enter(
                        SHOP,
                        entry(run),
                        false,
                        before -> told.add(run
                                + before.map(other -> ": behind " + other.run()).orElse(": go")))
                .map(ReleaseQueue.Entry::run)
                .orElse("");
    }

    private static ReleaseQueue.Entry entry(String run) {
        return new ReleaseQueue.Entry(run, "job", 1, "job #1");
    }
}
