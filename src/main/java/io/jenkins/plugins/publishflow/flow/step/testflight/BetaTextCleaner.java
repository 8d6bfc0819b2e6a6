package io.jenkins.plugins.publishflow.flow.step.testflight;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a text such as TestFlight takes it: no emoji, no {@code <}, no more than 4000. Apple's limit is taken as bytes of
 * UTF-8, the narrower reading; that Apple refuses emoji is what other tools have seen.
 */
final class BetaTextCleaner {

    static final int LIMIT = 4000;

    /** Symbols beyond the basic plane, what people see as emoji in it, and the marks that only go with them. */
    private static final Pattern EMOJI = Pattern.compile(
            "[\\x{1F000}-\\x{1FAFF}\\x{E0020}-\\x{E007F}\\x{20E3}]|.\\x{FE0F}|\\x{200D}(?=[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}])"
                    + "|[\\x{231A}\\x{231B}\\x{23E9}-\\x{23F3}\\x{25FD}\\x{25FE}\\x{2614}\\x{2615}\\x{2648}-\\x{2653}\\x{267F}"
                    + "\\x{2693}\\x{26A1}\\x{26AA}\\x{26AB}\\x{26BD}\\x{26BE}\\x{26C4}\\x{26C5}\\x{26CE}\\x{26D4}\\x{26EA}"
                    + "\\x{26F2}-\\x{26F5}\\x{26FA}\\x{26FD}\\x{2705}\\x{270A}\\x{270B}\\x{2728}\\x{274C}\\x{274E}"
                    + "\\x{2753}-\\x{2757}\\x{2795}-\\x{2797}\\x{27B0}\\x{27BF}\\x{2B1B}\\x{2B1C}\\x{2B50}\\x{2B55}]");

    private BetaTextCleaner() {}

    /**
     * @param text as TestFlight takes it; may be empty
     * @param changes what had to be changed, as the end of the sentence "TestFlight takes it without …"; may be empty
     */
    record Cleaned(String text, List<String> changes) {}

    static Cleaned clean(String written) {
        List<String> changes = new ArrayList<>();
        String text = written.strip();
        String plain = EMOJI.matcher(text).replaceAll("");
        if (!plain.equals(text)) {
            changes.add("its emoji");
        }
        if (plain.indexOf('<') >= 0) {
            changes.add("the character <");
            plain = plain.replace("<", "");
        }
        String cut = cut(plain);
        if (cut.length() < plain.length()) {
            changes.add("what goes beyond " + LIMIT + " bytes");
        }
        return new Cleaned(cut.strip(), changes);
    }

    private static String cut(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            bytes += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LIMIT) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
