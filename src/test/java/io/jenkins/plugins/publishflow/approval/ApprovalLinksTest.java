package io.jenkins.plugins.publishflow.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.approval.LinkException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalLinksTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Instant OPENED = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant ENDS = OPENED.plusSeconds(864_000);
    private static final String RUN = "run-1";

    private final ApprovalLinks links = new ApprovalLinks(secret('s'));
    private final Gate gate = gate("go-for-beta");
    private final String token = links.token(RUN, gate, "ben@example.org", ENDS);

    @Test
    void namesThePersonAsTheGateDoes() throws LinkException {
        assertEquals("Ben@Example.org", links.verify(token, RUN, gate, OPENED));
        assertEquals("anna", links.verify(links.token(RUN, gate, " ANNA", ENDS), RUN, gate, OPENED));
    }

    @Test
    void isTheSameEachTimeAndAnotherForEachPerson() {
        assertEquals(token, new ApprovalLinks(secret('s')).token(RUN, gate, "Ben@Example.org", ENDS));
        assertNotEquals(token, links.token(RUN, gate, "anna", ENDS));
    }

    @Test
    void isTextForAnAddressAndNamesNobody() {
        assertTrue(token.matches("pf1\\.[A-Za-z0-9_-]{96}"), token);
        String inside = new String(Base64.getUrlDecoder().decode(token.substring(4)), StandardCharsets.ISO_8859_1);
        for (String secretive : List.of("ben", "Ben", "example", "go-for-beta", RUN)) {
            assertFalse(inside.contains(secretive) || token.contains(secretive), secretive);
        }
    }

    @Test
    void isJudgedWithoutAGateByWhoMadeItAndWhenItEnds() throws LinkException {
        links.check(token, ENDS.minusMillis(1));
        assertEquals(
                Reason.EXPIRED,
                assertThrows(LinkException.class, () -> links.check(token, ENDS))
                        .reason());
        assertEquals(
                Reason.WRONG_SIGNATURE,
                assertThrows(LinkException.class, () -> new ApprovalLinks(secret('t')).check(token, OPENED))
                        .reason());
        assertEquals(
                Reason.MALFORMED,
                assertThrows(LinkException.class, () -> links.check("", OPENED)).reason());
    }

    @Test
    void endsExactlyAtItsEnd() throws LinkException {
        Instant end = OPENED.plusSeconds(60);
        String brief = links.token(RUN, gate, "anna", end);
        assertEquals("anna", links.verify(brief, RUN, gate, end.minusMillis(1)));
        assertEquals(Reason.EXPIRED, refusal(brief, RUN, gate, end));
    }

    @Test
    void neverOutlivesItsGate() {
        String generous = links.token(RUN, gate, "anna", ENDS.plusSeconds(3600));
        assertEquals(Reason.EXPIRED, refusal(generous, RUN, gate, ENDS));
    }

    @Test
    void opensNoOtherGate() {
        assertEquals(Reason.OTHER_GATE, refusal(token, RUN, gate("go-for-beta-2"), OPENED));
        assertEquals(Reason.OTHER_GATE, refusal(token, "run-2", gate, OPENED));
    }

    /** The parts that are signed together must not be movable against each other. */
    @Test
    void keepsRunAndGateApart() {
        String moved = links.token("run-1a", gate("b"), "anna", ENDS);
        assertEquals(Reason.OTHER_GATE, refusal(moved, "run-1", gate("ab"), OPENED));
    }

    @Test
    void isForPeopleWhomTheGateNames() {
        assertThrows(IllegalArgumentException.class, () -> links.token(RUN, gate, "mallory", ENDS));
        Gate without = new Gate("go-for-beta", "Ship it?", List.of("anna"), List.of(), 1, OPENED, ENDS);
        assertEquals(Reason.OTHER_GATE, refusal(token, RUN, without, OPENED));
    }

    @Test
    void refusesTheTokenOfAnotherSecret() {
        String foreign = new ApprovalLinks(secret('t')).token(RUN, gate, "anna", ENDS);
        assertEquals(Reason.WRONG_SIGNATURE, refusal(foreign, RUN, gate, OPENED));
    }

    /** Every character of the token, changed to every other that an address may hold. */
    @Test
    void refusesEveryChangeOfEveryCharacter() {
        Set<Reason> seen = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < token.length(); i++) {
            for (char other : (ALPHABET + ".=%+ \u00e9").toCharArray()) {
                if (other != token.charAt(i)) {
                    String changed = token.substring(0, i) + other + token.substring(i + 1);
                    Reason reason = refusal(changed, RUN, gate, OPENED);
                    boolean plain = i >= 4 && ALPHABET.indexOf(other) >= 0;
                    assertEquals(plain ? Reason.WRONG_SIGNATURE : Reason.MALFORMED, reason, changed);
                    seen.add(reason);
                }
            }
        }
        assertEquals(EnumSet.of(Reason.MALFORMED, Reason.WRONG_SIGNATURE), seen);
    }

    @Test
    void refusesEveryPartOfATokenAndEveryAddition() {
        for (int length = 0; length < token.length(); length++) {
            assertEquals(Reason.MALFORMED, refusal(token.substring(0, length), RUN, gate, OPENED));
        }
        assertEquals(Reason.MALFORMED, refusal(token + "A", RUN, gate, OPENED));
        assertEquals(Reason.MALFORMED, refusal(token + "\n", RUN, gate, OPENED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pf1.", "pf2.AAAA", "null", "pf1.====", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertEquals(Reason.MALFORMED, refusal(text, RUN, gate, OPENED));
    }

    @Test
    void wantsASecretThatIsOne() {
        assertThrows(IllegalArgumentException.class, () -> new ApprovalLinks(new byte[31]));
    }

    @Test
    void tellsNeitherTokenNorSecret() {
        LinkException refused =
                assertThrows(LinkException.class, () -> links.verify(token.replace('A', 'B') + "x", RUN, gate, OPENED));
        assertFalse(refused.getMessage().contains("pf1"));
        assertFalse(links.toString().contains("sss"));
    }

    private Reason refusal(String text, String run, Gate at, Instant now) {
        return assertThrows(LinkException.class, () -> links.verify(text, run, at, now), text)
                .reason();
    }

    private static byte[] secret(char letter) {
        return String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
    }

    private static Gate gate(String id) {
        return new Gate(id, "Ship it?", List.of("anna"), List.of("Ben@Example.org"), 1, OPENED, ENDS);
    }
}
