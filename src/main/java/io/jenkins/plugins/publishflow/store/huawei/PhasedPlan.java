package io.jenkins.plugins.publishflow.store.huawei;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * How a phased release is to go.
 *
 * @param start when it begins
 * @param end when it is over, and everybody gets the version
 * @param percent the share of the users, above 0 and at most 100
 * @param description what Huawei's reviewers read of it, at most 500 characters
 */
public record PhasedPlan(Instant start, Instant end, BigDecimal percent, String description) {

    /** A share as Huawei writes it, with two digits behind the point: {@code 10.00}. */
    static String percent(BigDecimal percent) {
        return percent.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
