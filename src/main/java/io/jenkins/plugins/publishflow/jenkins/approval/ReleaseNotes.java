package io.jenkins.plugins.publishflow.jenkins.approval;

import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.jenkins.approval.ReleaseFacts.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the texts that a flow sends out with its release: what testers are to test, and the release notes for customers.
 * Bounded, for there may be dozens of languages.
 */
final class ReleaseNotes {

    private static final String WHAT_TO_TEST = "whatToTest";
    private static final String METADATA = "metadata";
    private static final String RELEASE_NOTES = "/release_notes.txt";
    private static final int MOST = 6;
    private static final int LONGEST = 4000;

    private ReleaseNotes() {}

    static List<Note> of(Flow flow) {
        List<Note> notes = new ArrayList<>();
        flow.steps().forEach(step -> collect(step.settings(), notes));
        List<Note> distinct = notes.stream().distinct().toList();
        if (distinct.size() <= MOST) {
            return distinct;
        }
        List<Note> first = new ArrayList<>(distinct.subList(0, MOST));
        first.add(new Note("Further languages", String.valueOf(distinct.size() - MOST)));
        return List.copyOf(first);
    }

    private static void collect(StepSettings settings, List<Note> notes) {
        Map<String, String> byLocale = settings.map(WHAT_TO_TEST);
        if (byLocale.isEmpty()) {
            settings.text(WHAT_TO_TEST).ifPresent(text -> add("What to test", "", text, notes));
        }
        byLocale.forEach((locale, text) -> add("What to test", locale, text, notes));
        settings.map(METADATA)
                .forEach((path, text) -> locale(path).ifPresent(locale -> add("Release notes", locale, text, notes)));
    }

    private static Optional<String> locale(String path) {
        return path.endsWith(RELEASE_NOTES)
                ? Optional.of(path.substring(0, path.length() - RELEASE_NOTES.length()))
                : Optional.empty();
    }

    private static void add(String what, String locale, String text, List<Note> notes) {
        String body = text.strip();
        if (!body.isEmpty()) {
            String title = locale.isEmpty() ? what : what + " (" + locale + ")";
            notes.add(new Note(title, body.length() > LONGEST ? body.substring(0, LONGEST) + "…" : body));
        }
    }
}
