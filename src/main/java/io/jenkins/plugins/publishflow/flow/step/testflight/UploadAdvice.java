package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do about the codes with which Apple refuses a binary; alone or at the end of a longer code. */
final class UploadAdvice {

    private static final Pattern NUMBER = Pattern.compile("(?:^|\\.)(\\d{5})$");

    private static final String CLOSED =
            "Raise CFBundleShortVersionString above the version that was approved last, and build the app anew.";
    private static final String FOREIGN =
            "The bundle id in the binary is not the one of the app record: choose the right app, or build with its id.";

    private static final Map<String, String> BY_CODE = Map.of(
            "90062", CLOSED,
            "90186", CLOSED,
            "90478", CLOSED,
            "90189", "Apple has this version and build number already: raise CFBundleVersion and build the app anew.",
            "90725", "Apple wants a newer SDK: build the app with a newer Xcode.",
            "90054", FOREIGN,
            "90055", FOREIGN,
            "90683", "Add the purpose string that Apple names to Info.plist, and build the app anew.");

    private UploadAdvice() {}

    /** Advice for people: one sentence for each thing to do. */
    static String of(List<StoreError> errors) {
        String known = known(errors);
        if (!known.isEmpty()) {
            return known;
        }
        return errors.isEmpty()
                ? "Apple gave no reason here; it sends one by mail to the account. Start again to send the binary anew."
                : "Mend what Apple names and build the app anew; a binary that was refused does not use up its build"
                        + " number. If nothing is wrong with the binary, start again to send it anew.";
    }

    /** Advice for the codes among them that are known; empty where none is. */
    static String known(List<StoreError> errors) {
        return errors.stream()
                .map(UploadAdvice::of)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> of(StoreError error) {
        Matcher number = NUMBER.matcher(error.code() == null ? "" : error.code());
        return number.find() ? Optional.ofNullable(BY_CODE.get(number.group(1))) : Optional.empty();
    }
}
