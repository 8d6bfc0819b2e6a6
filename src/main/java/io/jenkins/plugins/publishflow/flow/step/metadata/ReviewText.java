package io.jenkins.plugins.publishflow.flow.step.metadata;

import java.util.Arrays;
import java.util.Optional;

/** A text for App Review, in the folder {@code review_information}; each has a present and an older file name. */
enum ReviewText {
    FIRST_NAME("first_name.txt", "review_first_name.txt", "contactFirstName"),
    LAST_NAME("last_name.txt", "review_last_name.txt", "contactLastName"),
    PHONE_NUMBER("phone_number.txt", "review_phone_number.txt", "contactPhone"),
    EMAIL_ADDRESS("email_address.txt", "review_email.txt", "contactEmail"),
    DEMO_USER("demo_user.txt", "review_demo_user.txt", "demoAccountName"),
    /** Known so that it can be refused: a secret has no place in a folder of texts that is saved with the run. */
    DEMO_PASSWORD("demo_password.txt", "review_demo_password.txt", "demoAccountPassword"),
    NOTES("notes.txt", "review_notes.txt", "notes");

    private final String file;
    private final String olderFile;
    private final String attribute;

    ReviewText(String file, String olderFile, String attribute) {
        this.file = file;
        this.olderFile = olderFile;
        this.attribute = attribute;
    }

    static Optional<ReviewText> ofFile(String file) {
        return Arrays.stream(values())
                .filter(text -> text.file.equals(file) || text.olderFile.equals(file))
                .findFirst();
    }

    String file() {
        return file;
    }

    /** Apple's name of the attribute. */
    String attribute() {
        return attribute;
    }
}
