package io.jenkins.plugins.publishflow.approval;

/**
 * When two names mean the same person: blanks around a name and the case of the letters A–Z do not count. People type
 * user ids and mail addresses by hand, and one person in two spellings would count twice towards a minimum. Letters
 * beyond A–Z are compared as they are: wider case rules take different letters for one (the dotless {@code ı} and
 * {@code i}, the Kelvin sign and {@code k}), so that somebody could answer under another's name. A caller whose own
 * rule is stricter applies it before.
 */
final class Person {

    private Person() {}

    /** Equal for two names exactly when they mean the same person; empty for a blank name. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.strip());
        for (int i = 0; i < key.length(); i++) {
            char letter = key.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                key.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return key.toString();
    }

    static boolean same(String name, String other) {
        return key(name).equals(key(other));
    }
}
