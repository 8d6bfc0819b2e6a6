package io.jenkins.plugins.publishflow.store.huawei;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The state of an app's version, Huawei's number {@code releaseState}. Huawei gives numbers alone; the names are ours,
 * made of the words of its documentation. A number that this version of the plugin has never heard of, and an answer
 * without one, are kept as they are, and none of the questions about them is answered with yes: zero is "on shelf", so
 * that a missing number must never become one.
 *
 * @param number Huawei's number, or an empty text where the answer has none
 */
public record ReleaseState(String number) {

    public static final ReleaseState ON_SHELF = new ReleaseState("0");
    public static final ReleaseState RELEASE_REJECTED = new ReleaseState("1");
    public static final ReleaseState REMOVED = new ReleaseState("2");
    public static final ReleaseState RELEASING = new ReleaseState("3");
    public static final ReleaseState REVIEWING = new ReleaseState("4");
    public static final ReleaseState UPDATE_REVIEWING = new ReleaseState("5");
    public static final ReleaseState REMOVAL_REQUESTED = new ReleaseState("6");
    public static final ReleaseState DRAFT = new ReleaseState("7");
    public static final ReleaseState UPDATE_REJECTED = new ReleaseState("8");
    public static final ReleaseState REMOVAL_REJECTED = new ReleaseState("9");
    public static final ReleaseState REMOVED_BY_DEVELOPER = new ReleaseState("10");
    public static final ReleaseState RELEASE_CANCELLED = new ReleaseState("11");
    public static final ReleaseState PRE_REVIEWING = new ReleaseState("12");
    public static final ReleaseState PRE_REVIEW_REJECTED = new ReleaseState("13");

    /** By their number. */
    private static final List<String> NAMES = List.of(
            "ON_SHELF",
            "RELEASE_REJECTED",
            "REMOVED",
            "RELEASING",
            "REVIEWING",
            "UPDATE_REVIEWING",
            "REMOVAL_REQUESTED",
            "DRAFT",
            "UPDATE_REJECTED",
            "REMOVAL_REJECTED",
            "REMOVED_BY_DEVELOPER",
            "RELEASE_CANCELLED",
            "PRE_REVIEWING",
            "PRE_REVIEW_REJECTED");

    private static final Set<ReleaseState> REJECTED = Set.of(RELEASE_REJECTED, UPDATE_REJECTED, PRE_REVIEW_REJECTED);
    private static final Set<ReleaseState> WITHDRAWN = Set.of(REMOVED, REMOVED_BY_DEVELOPER, RELEASE_CANCELLED);
    private static final Set<ReleaseState> UNDER_REVIEW = Set.of(REVIEWING, UPDATE_REVIEWING, PRE_REVIEWING);

    /** The names of all that Huawei documents. */
    public static List<String> names() {
        return NAMES;
    }

    /** What a person has written, a name or Huawei's number, in any case; empty where it is neither. */
    public static Optional<ReleaseState> written(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        int index = NAMES.indexOf(name);
        return Optional.of(new ReleaseState(index < 0 ? name : String.valueOf(index)))
                .filter(ReleaseState::isKnown);
    }

    /** The name; for an unknown number {@code STATE_} and the number, for none {@code UNKNOWN}. */
    public String name() {
        if (number.isEmpty()) {
            return "UNKNOWN";
        }
        return isKnown() ? NAMES.get(Integer.parseInt(number)) : "STATE_" + number;
    }

    /** Whether Huawei documents it. */
    public boolean isKnown() {
        return number.matches("\\d{1,2}") && Integer.parseInt(number) < NAMES.size();
    }

    /** Whether users can get the version. */
    public boolean isLive() {
        return equals(ON_SHELF);
    }

    /** Whether Huawei has refused the version. */
    public boolean isRejected() {
        return REJECTED.contains(this);
    }

    /** Whether the version, or its submission, has been taken back. */
    public boolean isWithdrawn() {
        return WITHDRAWN.contains(this);
    }

    /** Whether Huawei has the version and has not yet decided. */
    public boolean isUnderReview() {
        return UNDER_REVIEW.contains(this);
    }

    /** Whether Huawei has approved the version and it waits for its time. */
    public boolean isApproved() {
        return equals(RELEASING);
    }

    @Override
    public String toString() {
        return name();
    }
}
