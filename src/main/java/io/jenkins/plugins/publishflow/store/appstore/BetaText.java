package io.jenkins.plugins.publishflow.store.appstore;

/**
 * What to test in a build, in one language (contract: {@code BetaBuildLocalization}).
 *
 * @param id Apple's id
 * @param locale such as {@code en-US}
 * @param whatToTest the text; empty where there is none
 */
public record BetaText(String id, String locale, String whatToTest) {}
