package io.jenkins.plugins.publishflow.flow.step.googleplay;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write shares of users: {@code 0.1}, {@code 10%}. */
final class Fraction {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,6})?)\\s*(%?)\\s*");

    private Fraction() {}

    /** Above nothing and up to all; empty where the text is no such share. */
    static Optional<Double> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        double fraction = (matcher.group(2).isEmpty() ? number : number.movePointLeft(2)).doubleValue();
        return fraction > 0 && fraction <= 1 ? Optional.of(fraction) : Optional.empty();
    }
}
