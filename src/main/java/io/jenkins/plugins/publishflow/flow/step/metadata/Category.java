package io.jenkins.plugins.publishflow.flow.step.metadata;

import java.util.Arrays;
import java.util.Optional;

/** A category that the folder can name, and the relationship of the app info that holds it. */
enum Category {
    PRIMARY("primary_category.txt", "primaryCategory"),
    PRIMARY_FIRST("primary_first_sub_category.txt", "primarySubcategoryOne"),
    PRIMARY_SECOND("primary_second_sub_category.txt", "primarySubcategoryTwo"),
    SECONDARY("secondary_category.txt", "secondaryCategory"),
    SECONDARY_FIRST("secondary_first_sub_category.txt", "secondarySubcategoryOne"),
    SECONDARY_SECOND("secondary_second_sub_category.txt", "secondarySubcategoryTwo");

    private final String file;
    private final String relation;

    Category(String file, String relation) {
        this.file = file;
        this.relation = relation;
    }

    static Optional<Category> ofFile(String file) {
        return Arrays.stream(values())
                .filter(category -> category.file.equals(file))
                .findFirst();
    }

    String file() {
        return file;
    }

    /** Apple's name of the relationship. */
    String relation() {
        return relation;
    }
}
