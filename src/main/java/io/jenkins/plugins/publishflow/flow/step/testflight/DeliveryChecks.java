package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.StepType.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All that can be said against what a flow asks of {@link SendToTestFlight}, and against the binary, without Apple. */
final class DeliveryChecks {

    /** What a finding is about that concerns the file and no setting. */
    private static final String BINARY = "binary";

    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,4})?");
    private static final Pattern MARKETING_VERSION = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,2}");
    private static final Pattern BUILD_NUMBER = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,8}");

    private final DeliveryOptions options;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    DeliveryChecks(DeliveryOptions options, Instant now) {
        this.options = options;
        this.now = now;
    }

    List<Finding> findings(Optional<Binary> binary) {
        checkTexts();
        checkGroups();
        checkWaiting();
        binary.ifPresent(this::checkBinary);
        return List.copyOf(findings);
    }

    private void checkTexts() {
        if (options.betaReview() && !options.hasText()) {
            find(DeliveryOptions.WHAT_TO_TEST, "beta review needs to know what to test; write a text");
        }
        if (options.text() != null) {
            checkText(DeliveryOptions.WHAT_TO_TEST, options.text());
        }
        for (Map.Entry<String, String> entry : options.texts().entrySet()) {
            String setting = DeliveryOptions.WHAT_TO_TEST + "/" + entry.getKey();
            if (!LOCALE.matcher(entry.getKey()).matches()) {
                find(setting, "'" + entry.getKey() + "' is no locale; write for example en-US, de-DE, tr or zh-Hans");
            }
            checkText(setting, entry.getValue());
        }
    }

    private void checkText(String setting, String text) {
        if (BetaTextCleaner.clean(text).text().isEmpty()) {
            find(setting, "nothing is left of the text without what TestFlight does not take, such as emoji and '<'");
        }
    }

    private void checkGroups() {
        Set<String> seen = new HashSet<>();
        for (String group : options.groups()) {
            if (group.isBlank()) {
                find(DeliveryOptions.GROUPS, "a group has no name; write the name as TestFlight shows it");
            } else if (!seen.add(group.toLowerCase(Locale.ROOT))) {
                find(DeliveryOptions.GROUPS, "group '" + group + "' is named twice; once is enough");
            }
        }
    }

    private void checkWaiting() {
        if (options.waitFor() != WaitFor.UPLOAD) {
            return;
        }
        String why = "needs a processed build, but '" + DeliveryOptions.WAIT_FOR + ": upload' ends the step before; use"
                + " '" + DeliveryOptions.WAIT_FOR + ": processing'";
        if (options.hasText()) {
            find(DeliveryOptions.WHAT_TO_TEST, why);
        }
        if (!options.groups().isEmpty()) {
            find(DeliveryOptions.GROUPS, why);
        }
        if (options.betaReview()) {
            find(DeliveryOptions.BETA_REVIEW, why);
        }
        if (options.notifyTesters() != null) {
            find(DeliveryOptions.NOTIFY, why);
        }
    }

    private void checkBinary(Binary binary) {
        if (binary.platform() == Binary.Platform.ANDROID) {
            find(BINARY, binary.fileName() + " is an Android app; TestFlight takes apps for Apple's systems only");
            return;
        }
        if (!MARKETING_VERSION.matcher(binary.version()).matches()) {
            find(
                    BINARY,
                    "the version '" + binary.version()
                            + "' (CFBundleShortVersionString) is not made of one to three numbers with dots");
        }
        if (!BUILD_NUMBER.matcher(binary.build()).matches()) {
            find(
                    BINARY,
                    "the build number '" + binary.build() + "' (CFBundleVersion) is not made of numbers with dots");
        }
        checkSigning(binary);
        checkEncryption(binary);
    }

    private void checkSigning(Binary binary) {
        Binary.Signing signing = binary.signing();
        if (signing == null) {
            find(BINARY, "the app has no provisioning profile; sign it for the App Store");
            return;
        }
        if (signing.type() != Binary.ProfileType.APP_STORE) {
            find(
                    BINARY,
                    "the provisioning profile '" + signing.profileName() + "' is of type " + signing.type()
                            + "; TestFlight needs one of type APP_STORE");
        }
        if (!signing.expires().isAfter(now)) {
            find(
                    BINARY,
                    "the provisioning profile '" + signing.profileName() + "' expired at " + signing.expires()
                            + "; sign the app with a new one");
        }
    }

    private void checkEncryption(Binary binary) {
        Boolean ofBinary = binary.usesNonExemptEncryption();
        Boolean ofFlow = options.encryption();
        if (ofBinary != null && ofFlow != null && !ofBinary.equals(ofFlow)) {
            find(
                    DeliveryOptions.ENCRYPTION,
                    "the flow says " + ofFlow + ", but ITSAppUsesNonExemptEncryption in the binary says " + ofBinary
                            + "; leave the setting out, or correct one of them");
        } else if (ofBinary == null && ofFlow == null && options.waitFor() != WaitFor.UPLOAD) {
            find(
                    DeliveryOptions.ENCRYPTION,
                    "Apple asks whether the app uses encryption that is not exempt, and the binary has no"
                            + " ITSAppUsesNonExemptEncryption; say true or false");
        }
    }

    private void find(String setting, String what) {
        findings.add(new Finding(setting, what));
    }
}
