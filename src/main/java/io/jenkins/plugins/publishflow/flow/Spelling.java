package io.jenkins.plugins.publishflow.flow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant, for the texts of findings. */
public final class Spelling {

    private static final int SHORTENED = 3;

    private Spelling() {}

    /** {@code ; did you mean 'x'?} where one of the known words is near, otherwise nothing. */
    public static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        String plain = plain(word);
        int bound = Math.max(1, plain.length() / 3);
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= bound + 2)
                .filter(candidate -> distance(plain, plain(candidate)) <= bound)
                .min(Comparator.comparingInt((String candidate) -> distance(plain, plain(candidate)))
                        .thenComparingInt(candidate -> distance(word, candidate)))
                .or(() -> begun(plain, known));
    }

    /** A name that is long is often shortened, as in appInfo. */
    private static Optional<String> begun(String plain, Collection<String> known) {
        return known.stream()
                .filter(candidate ->
                        plain.length() >= SHORTENED && plain(candidate).startsWith(plain))
                .min(Comparator.comparingInt(String::length));
    }

    /** Case, hyphens and underscores are habits of other tools. */
    private static String plain(String word) {
        return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be put in, left out, changed, or exchanged with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
