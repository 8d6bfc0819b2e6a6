package io.jenkins.plugins.publishflow.flow.step.testflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaTextCleanerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Payment by card.\n• new icons\n– fewer bugs",
                "Ödeme ekranı, şğıİ",
                "支付页面",
                "© ® ™ → ✓ № 5 > 3 & \"quotes\" #1 *star*",
                "𝒳 is no emoji",
            })
    void leavesWhatTestFlightTakes(String text) {
        assertEquals(new BetaTextCleaner.Cleaned(text, List.of()), BetaTextCleaner.clean(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Hello 🚀 world, Hello  world",
        "👨‍👩‍👧 family, family",
        "thumbs 👍🏽 up, thumbs  up",
        "flag 🇹🇷, flag",
        "hot ☕ and ⭐, hot  and",
        "heart ❤️ there, heart  there",
        "done ✅, done",
    })
    void takesOutEmoji(String written, String text) {
        assertEquals(new BetaTextCleaner.Cleaned(text, List.of("its emoji")), BetaTextCleaner.clean(written));
    }

    @Test
    void takesOutTheAngleBracket() {
        BetaTextCleaner.Cleaned cleaned = BetaTextCleaner.clean("<b>new</b> 1 < 2");
        assertEquals("b>new/b> 1  2", cleaned.text());
        assertEquals(List.of("the character <"), cleaned.changes());
    }

    @Test
    void cutsAtTheLimitWithoutBreakingACharacter() {
        String text = "x" + "ü".repeat(BetaTextCleaner.LIMIT / 2);
        BetaTextCleaner.Cleaned cleaned = BetaTextCleaner.clean(text);
        assertEquals("x" + "ü".repeat(BetaTextCleaner.LIMIT / 2 - 1), cleaned.text());
        assertEquals(1, cleaned.changes().size());
        assertTrue(cleaned.text().getBytes(StandardCharsets.UTF_8).length <= BetaTextCleaner.LIMIT);
    }

    @Test
    void keepsATextOfExactlyTheLimit() {
        String text = "ü".repeat(BetaTextCleaner.LIMIT / 2);
        assertEquals(new BetaTextCleaner.Cleaned(text, List.of()), BetaTextCleaner.clean(text));
    }

    @Test
    void saysEverythingThatItChanged() {
        BetaTextCleaner.Cleaned cleaned = BetaTextCleaner.clean("🚀<" + "x".repeat(BetaTextCleaner.LIMIT + 1));
        assertEquals("x".repeat(BetaTextCleaner.LIMIT), cleaned.text());
        assertEquals(3, cleaned.changes().size());
    }

    @Test
    void mayLeaveNothing() {
        assertEquals("", BetaTextCleaner.clean(" 🚀 << ").text());
    }
}
