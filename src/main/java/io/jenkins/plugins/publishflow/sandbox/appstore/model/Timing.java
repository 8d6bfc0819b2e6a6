package io.jenkins.plugins.publishflow.sandbox.appstore.model;

import java.time.Duration;

/**
 * How long things take, by the sandbox's clock. Apple promises none of these; they are plausible guesses, chosen so
 * that each state is long enough to be seen by a client that polls as it should.
 *
 * @param fileCheck a committed file: UPLOAD_COMPLETE to COMPLETE
 * @param uploadProcessing a build upload: PROCESSING to COMPLETE or FAILED
 * @param buildLag from a build upload's COMPLETE to the build being visible
 * @param betaDetailLag from the build being visible to its {@code buildBetaDetail} being there
 * @param buildProcessing a build: PROCESSING to VALID, from being visible
 * @param uploadUrls how long presigned addresses are good
 * @param encryptionReview an encryption declaration: IN_REVIEW to APPROVED
 * @param betaReviewQueue a beta review: WAITING_FOR_REVIEW to IN_REVIEW
 * @param betaReview a beta review: IN_REVIEW to the verdict
 * @param betaDistribution an approved build in an external group: BETA_APPROVED to IN_BETA_TESTING
 * @param submissionLag a version that was added to a review submission: until it is READY_FOR_REVIEW
 * @param reviewQueue a review submission: WAITING_FOR_REVIEW to IN_REVIEW
 * @param review a review submission: IN_REVIEW to the verdict
 * @param canceling a review submission: CANCELING to COMPLETE
 * @param distribution a released version: PROCESSING_FOR_DISTRIBUTION to READY_FOR_DISTRIBUTION
 * @param buildLife how long a build can be tested
 */
public record Timing(
        Duration fileCheck,
        Duration uploadProcessing,
        Duration buildLag,
        Duration betaDetailLag,
        Duration buildProcessing,
        Duration uploadUrls,
        Duration encryptionReview,
        Duration betaReviewQueue,
        Duration betaReview,
        Duration betaDistribution,
        Duration submissionLag,
        Duration reviewQueue,
        Duration review,
        Duration canceling,
        Duration distribution,
        Duration buildLife) {

    /** What a rehearsal goes by. */
    public static final Timing USUAL = new Timing(
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofMinutes(4),
            Duration.ofHours(1),
            Duration.ofHours(24),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Duration.ofHours(12),
            Duration.ofHours(8),
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofDays(90));
}
