package io.jenkins.plugins.publishflow.store.googleplay;

import java.math.BigDecimal;

/** How shares of users are written for people. */
public final class Percentage {

    private Percentage() {}

    /** Such as {@code 12.5 %} for 0.125. */
    public static String of(double fraction) {
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
