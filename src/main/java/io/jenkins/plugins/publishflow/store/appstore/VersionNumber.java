package io.jenkins.plugins.publishflow.store.appstore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A marketing version or build number as Apple compares it: by its dotted numbers, with leading zeros and zeros at the
 * end without meaning, so that {@code 1.2}, {@code 1.02} and {@code 1.2.0} are equal. Immutable.
 */
public final class VersionNumber implements Comparable<VersionNumber> {

    private static final Pattern NUMERIC = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,8}");

    /** Apple's marketing versions have no more than three parts. */
    private static final int USUAL_PARTS = 3;

    private final List<BigInteger> parts;

    private VersionNumber(List<BigInteger> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Whether the text is made of dotted numbers, which is all that {@link #of} takes. */
    public static boolean isNumeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    /** @throws IllegalArgumentException where the text is not {@link #isNumeric numeric} */
    public static VersionNumber of(String text) {
        if (!isNumeric(text)) {
            throw new IllegalArgumentException("'" + text + "' is not made of dotted numbers");
        }
        List<BigInteger> parts = new ArrayList<>();
        for (String part : text.split("\\.")) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new VersionNumber(parts);
    }

    /**
     * All ways in which the store may have spelled that version, the given one first. The store finds a version only
     * by the spelling of its first upload.
     */
    public static List<String> spellings(String text) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(text);
        if (isNumeric(text)) {
            StringBuilder spelling = new StringBuilder(of(text).toString());
            spellings.add(spelling.toString());
            for (int parts = of(text).parts.size(); parts < USUAL_PARTS; parts++) {
                spellings.add(spelling.append(".0").toString());
            }
        }
        return List.copyOf(spellings);
    }

    /** Whether two texts mean the same version; texts that are not numeric only if they are equal. */
    public static boolean same(String one, String other) {
        return one.equals(other) || isNumeric(one) && isNumeric(other) && of(one).equals(of(other));
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int order = part(i).compareTo(other.part(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger part(int index) {
        return index < parts.size() ? parts.get(index) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionNumber number && parts.equals(number.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The shortest spelling, such as {@code 1.2} for {@code 01.2.0}. */
    @Override
    public String toString() {
        return String.join(".", parts.stream().map(BigInteger::toString).toList());
    }
}
