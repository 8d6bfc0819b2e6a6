package io.jenkins.plugins.publishflow.store.appstore;

/**
 * Where a build stands in TestFlight (contract: {@code BuildBetaDetail}).
 *
 * @param id Apple's id
 * @param internalState for the team's own testers, as Apple writes it; empty where Apple does not say
 * @param externalState for invited testers, as Apple writes it; empty where Apple does not say
 * @param autoNotify whether testers are told by themselves when the build is ready for them
 */
public record BetaDetail(String id, String internalState, String externalState, boolean autoNotify) {}
