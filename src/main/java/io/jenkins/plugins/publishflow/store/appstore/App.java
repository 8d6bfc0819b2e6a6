package io.jenkins.plugins.publishflow.store.appstore;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * An app record of App Store Connect.
 *
 * @param id Apple's id of the app; stable
 * @param bundleId as the binary has it
 * @param name the name in the store in the primary language, or null where Apple does not tell
 * @param sku the team's own number, or null where Apple does not tell
 * @param primaryLocale such as {@code en-US}, or null where Apple does not tell
 */
public record App(
        String id,
        String bundleId,
        @CheckForNull String name,
        @CheckForNull String sku,
        @CheckForNull String primaryLocale) {}
