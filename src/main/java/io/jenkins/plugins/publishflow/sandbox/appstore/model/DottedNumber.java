package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.math.BigDecimal;

/** Order of version and build numbers: {@code 1.10} comes after {@code 1.9}, {@code 1.2} equals {@code 1.2.0}. */
public final class DottedNumber {

    private static final String FORM = "[0-9]+(\\.[0-9]+)*";

    private DottedNumber() {}

    /** Dotted numbers by their numbers, everything else by its text. */
    public static int compare(String a, String b) {
        if (!a.matches(FORM) || !b.matches(FORM)) {
            return a.compareTo(b);
        }
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = number(left, i).compareTo(number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigDecimal number(String[] numbers, int place) {
        return place < numbers.length ? new BigDecimal(numbers[place]) : BigDecimal.ZERO;
    }
}
