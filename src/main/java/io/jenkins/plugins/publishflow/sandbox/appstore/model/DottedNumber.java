package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.math.BigInteger;

/** Order of version and build numbers: {@code 1.10} comes after {@code 1.9}, {@code 1.2} equals {@code 1.2.0}. */
public final class DottedNumber {

    private static final String FORM = "[0-9]{1,18}(\\.[0-9]{1,18})*";

    private DottedNumber() {}

    /** Dotted numbers by their numbers, everything else by its text and after them. */
    public static int compare(String a, String b) {
        boolean number = a.matches(FORM);
        if (!number || !b.matches(FORM)) {
            return number ? -1 : b.matches(FORM) ? 1 : a.compareTo(b);
        }
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = part(left, i).compareTo(part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Whether Apple takes both for the same. */
    public static boolean same(String a, String b) {
        return compare(a, b) == 0;
    }

    private static BigInteger part(String[] numbers, int place) {
        return place < numbers.length ? new BigInteger(numbers[place]) : BigInteger.ZERO;
    }
}
