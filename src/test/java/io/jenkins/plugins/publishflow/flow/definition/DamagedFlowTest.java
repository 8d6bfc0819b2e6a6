package io.jenkins.plugins.publishflow.flow.definition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A flow file with any one character lost, added or changed is either still a flow or refused with places in it. */
class DamagedFlowTest {

    private static final String ADDED = "\t\n :-\"'#*&!@%[{}|>?,$0\u0001\uFEFF\uD83D";

    /** Every fourth place, for the sake of time. */
    private static final int STEP = 4;

    private final FlowReader reader = new FlowReader(StepCatalog.standard());

    @Test
    void isReadOrRefused() {
        String text = PredefinedFlow.BETA_TESTING.source().text();
        int refused = 0;
        for (int i = 0; i < text.length(); i += STEP) {
            char added = ADDED.charAt(i / STEP % ADDED.length());
            String before = text.substring(0, i);
            refused += refused(before + text.substring(i + 1))
                    + refused(before + added + text.substring(i))
                    + refused(before + added + text.substring(i + 1))
                    + refused(before);
        }
        assertTrue(refused > text.length() / STEP, "the damage was found " + refused + " times");
    }

    private int refused(String text) {
        try {
            reader.check(new FlowSource("publish.yml", text), Map.of(), folder -> Map.of());
            return 0;
        } catch (FlowFileException e) {
            long lines = text.lines().count() + 1;
            assertFalse(e.findings().isEmpty());
            for (FlowFinding finding : e.findings()) {
                assertTrue(finding.line() >= 1 && finding.line() <= lines && finding.column() >= 1, finding::toString);
                assertFalse(finding.text().isBlank());
            }
            return 1;
        }
    }
}
