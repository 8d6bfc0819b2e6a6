package io.jenkins.plugins.publishflow.store.googleplay;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of images of a store page, with how many there can be. */
public enum ImageKind {
    ICON("icon", 1),
    FEATURE_GRAPHIC("featureGraphic", 1),
    TV_BANNER("tvBanner", 1),
    PHONE_SCREENSHOTS("phoneScreenshots", 8),
    SEVEN_INCH_SCREENSHOTS("sevenInchScreenshots", 8),
    TEN_INCH_SCREENSHOTS("tenInchScreenshots", 8),
    TV_SCREENSHOTS("tvScreenshots", 8),
    WEAR_SCREENSHOTS("wearScreenshots", 8);

    private final String value;
    private final int most;

    ImageKind(String value, int most) {
        this.value = value;
        this.most = most;
    }

    /** As Google writes it. */
    public String value() {
        return value;
    }

    /** How many images of the kind a language can have. */
    public int most() {
        return most;
    }

    /** The kind that Google writes so; empty where there is none. */
    public static Optional<ImageKind> of(String value) {
        return Arrays.stream(values()).filter(kind -> kind.value.equals(value)).findFirst();
    }
}
