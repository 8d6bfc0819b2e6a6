package io.jenkins.plugins.publishflow.store.appstore;

/**
 * A group of testers of an app (contract: {@code BetaGroup}).
 *
 * @param id Apple's id
 * @param name as people have named it; empty where Apple does not say
 * @param internal whether its testers belong to the team; others need a build that has passed beta review
 * @param allBuilds whether it has every build by itself; Apple refuses to add one
 */
public record BetaGroup(String id, String name, boolean internal, boolean allBuilds) {}
