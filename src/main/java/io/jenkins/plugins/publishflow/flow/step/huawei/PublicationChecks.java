package io.jenkins.plugins.publishflow.flow.step.huawei;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import io.jenkins.plugins.publishflow.store.huawei.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All that can be said against what a flow asks of {@link PublishToHuawei}, and against the binary, without Huawei. */
final class PublicationChecks {

    private static final String BINARY = "binary";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,4})?(-[A-Z]{2})?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern APP_ID = Pattern.compile("\\d{1,20}");

    /** Between what one page of Huawei says and what another does. */
    private static final int SHORTEST_REMARK = 10;

    private static final int LONGEST_REMARK = 300;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST_BUNDLE = 150 * MEGABYTE;
    private static final long LARGEST_APK = 4096 * MEGABYTE;

    private final StepSettings settings;
    private final PublicationOptions options;
    private final List<Finding> findings = new ArrayList<>();

    PublicationChecks(StepSettings settings) {
        this.settings = settings;
        this.options = PublicationOptions.of(settings);
    }

    /** A share of the users above 0 and up to 100; empty where the text is none. */
    static Optional<BigDecimal> percent(String text) {
        String number = text.strip().replaceFirst("\\s*%$", "");
        return Optional.of(number)
                .filter(digits -> PERCENT.matcher(digits).matches())
                .map(BigDecimal::new)
                .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0);
    }

    /** What is wrong with the app id of a step's settings; nothing where it is not given. */
    static List<Finding> appId(StepSettings settings) {
        String name = HuaweiTarget.APP_ID.name();
        return settings
                .text(name)
                .filter(id -> !APP_ID.matcher(id.strip()).matches())
                .map(id -> new Finding(name, "'" + id + "' is no app id of Huawei, which is a number"))
                .stream()
                .toList();
    }

    List<Finding> findings(Optional<Binary> binary) {
        findings.addAll(appId(settings));
        checkTexts();
        checkSubmission();
        checkPhases();
        binary.ifPresent(this::checkBinary);
        return List.copyOf(findings);
    }

    private void checkTexts() {
        checkText(PublicationOptions.RELEASE_NOTES, options.releaseNotes());
        for (Map.Entry<String, String> text : options.localizedNotes().entrySet()) {
            String setting = PublicationOptions.RELEASE_NOTES + "/" + text.getKey();
            if (!LANGUAGE.matcher(text.getKey()).matches()) {
                find(setting, "'" + text.getKey() + "' is no language of Huawei; write for example en-US or zh-CN");
            }
            checkText(setting, text.getValue());
        }
    }

    private void checkText(String setting, String text) {
        if (text.length() > Texts.MAX_NEW_FEATURES) {
            find(
                    setting,
                    "the text has " + text.length() + " characters, and AppGallery takes " + Texts.MAX_NEW_FEATURES);
        }
    }

    private void checkSubmission() {
        String remark = options.remark();
        if (remark != null && (remark.length() < SHORTEST_REMARK || remark.length() > LONGEST_REMARK)) {
            find(
                    PublicationOptions.REMARK,
                    "a remark has from " + SHORTEST_REMARK + " to " + LONGEST_REMARK + " characters, this one has "
                            + remark.length());
        }
        if (!options.submit()) {
            for (String setting :
                    List.of(PublicationOptions.REMARK, PublicationOptions.RELEASE_TIME, PublicationOptions.PERCENT)) {
                if (settings.text(setting).isPresent()) {
                    find(setting, "it belongs to a submission, and submit is false");
                }
            }
        }
    }

    private void checkPhases() {
        Optional<String> written = settings.text(PublicationOptions.PERCENT);
        if (written.isEmpty()) {
            for (String setting : List.of(PublicationOptions.PHASED_START, PublicationOptions.PHASED_DESCRIPTION)) {
                if (settings.text(setting).isPresent()) {
                    find(setting, "it belongs to a phased release, and phasedPercent is not given");
                }
            }
            return;
        }
        if (percent(written.get()).isEmpty()) {
            find(
                    PublicationOptions.PERCENT,
                    "'" + written.get() + "' is no percentage above 0 and up to 100 with at most two decimals");
        }
        if (options.releaseTime() != null) {
            find(PublicationOptions.RELEASE_TIME, "a phased release begins at phasedStart; give one of the two");
        }
        String description = options.phasedDescription();
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            find(PublicationOptions.PHASED_DESCRIPTION, "it has more than " + LONGEST_DESCRIPTION + " characters");
        }
    }

    private void checkBinary(Binary binary) {
        if (binary.platform() != Binary.Platform.ANDROID) {
            find(BINARY, binary.fileName() + " is no Android app; AppGallery takes .apk and .aab files");
            return;
        }
        boolean bundle = binary.fileName().toLowerCase(Locale.ROOT).endsWith(".aab");
        if (binary.size() > (bundle ? LARGEST_BUNDLE : LARGEST_APK)) {
            find(
                    BINARY,
                    binary.fileName() + " has " + Megabytes.text(binary.size()) + "; AppGallery takes "
                            + (bundle ? "app bundles up to 150 MB" : "APKs up to 4 GB"));
        }
    }

    private void find(String setting, String what) {
        findings.add(new Finding(setting, what));
    }
}
