package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.StepContext;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.appstore.BetaGroup;
import io.jenkins.plugins.publishflow.store.appstore.BetaGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the build to the groups of one kind, one by one, so that a group that refuses it does not keep it from the
 * others. Internal groups come before beta review, external ones after it, for Apple may refuse them a build that was
 * not submitted.
 */
final class GroupsPhase implements Phase {

    private static final String INTERNAL = "internal";
    private static final String EXTERNAL = "external";

    /** Noted before a group gets the build: after it, the store no longer tells whether it was this step's. */
    private static final String ASSIGNING = "assigning";

    private final boolean internal;

    private GroupsPhase(boolean internal) {
        this.internal = internal;
    }

    static GroupsPhase internal() {
        return new GroupsPhase(true);
    }

    static GroupsPhase external() {
        return new GroupsPhase(false);
    }

    /** Whether the build is meant for testers outside the team; known after the internal groups. */
    static boolean wantsExternal(Delivery delivery) {
        return delivery.options().betaReview() || has(delivery, EXTERNAL);
    }

    /** Whether the build is meant for groups of the team; known after the internal groups. */
    static boolean wantsInternal(Delivery delivery) {
        return has(delivery, INTERNAL);
    }

    private static boolean has(Delivery delivery, String kind) {
        return delivery.context().noted("kind:" + kind).isPresent();
    }

    /** Adds the groups that have the build, and the ones that refused it, where groups were asked for. */
    static void results(Delivery delivery, Map<String, String> outputs) {
        for (String name : List.of("groups", "groupsFailed")) {
            List<String> all = new ArrayList<>();
            for (String kind : List.of(INTERNAL, EXTERNAL)) {
                delivery.context()
                        .noted(name + ":" + kind)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(all::add);
            }
            if (!all.isEmpty()) {
                outputs.put(name, String.join(", ", all));
            }
        }
    }

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        String phase = "groups:" + kind();
        if (delivery.isThrough(phase) || delivery.options().groups().isEmpty()) {
            return Optional.empty();
        }
        BetaGroups groups = delivery.store().testFlight().groups();
        List<BetaGroup> ofApp = groups.ofApp(delivery.appId());
        noteKinds(delivery, ofApp);
        List<BetaGroup> wanted = wanted(delivery, ofApp, internal);
        if (wanted.isEmpty()) {
            return delivery.through(phase);
        }
        List<String> have = new ArrayList<>();
        groups.ofBuild(delivery.appId(), delivery.build().orElseThrow()).forEach(group -> have.add(group.id()));
        List<String> done = new ArrayList<>();
        Map<String, Problem> failed = new LinkedHashMap<>();
        for (BetaGroup group : wanted) {
            try {
                assign(delivery, groups, group, have);
                done.add(group.name());
            } catch (StoreException e) {
                if (e.problem().kind() != Problem.Kind.REFUSED) {
                    throw e;
                }
                failed.put(group.name(), e.problem());
            }
        }
        return finish(delivery, phase, done, failed);
    }

    private static void assign(Delivery delivery, BetaGroups groups, BetaGroup group, List<String> have)
            throws StoreException {
        StepContext context = delivery.context();
        if (group.allBuilds()) {
            context.say(
                    "all builds " + group.id(),
                    "Group '" + group.name() + "' has every build by itself; there is nothing to do for it.");
            return;
        }
        if (have.contains(group.id())) {
            return;
        }
        String build = delivery.build().orElseThrow();
        context.note(ASSIGNING, "yes");
        context.once(
                "group " + group.id(),
                () -> groups.ofBuild(delivery.appId(), build).stream()
                        .map(BetaGroup::id)
                        .filter(group.id()::equals)
                        .findFirst(),
                () -> {
                    groups.add(build, group.id());
                    return group.id();
                });
    }

    private Optional<Outcome> finish(Delivery delivery, String phase, List<String> done, Map<String, Problem> failed) {
        StepContext context = delivery.context();
        failed.forEach((name, problem) -> context.say(
                "group refused " + name + context.startedAt(),
                "Group '" + name + "' did not get the build. " + problem.text()));
        if (done.isEmpty()) {
            return Optional.of(new Outcome.Failed(refused(delivery, failed)));
        }
        context.note("groups:" + kind(), String.join(", ", done));
        context.note("groupsFailed:" + kind(), String.join(", ", failed.keySet()));
        String detail = "To " + String.join(", ", done);
        if (!failed.isEmpty()) {
            detail += "; not to " + String.join(", ", failed.keySet());
        }
        context.say(phase, delivery.name() + " goes to " + String.join(", ", done) + ".");
        if (context.noted(ASSIGNING).isPresent()) {
            context.record(phase, Activity.Action.BETA_GROUPS_ASSIGNED, detail);
        }
        return delivery.through(phase);
    }

    private Problem refused(Delivery delivery, Map<String, Problem> failed) {
        List<StoreError> errors = new ArrayList<>();
        failed.values().forEach(problem -> errors.addAll(problem.storeErrors()));
        Problem first = failed.values().iterator().next();
        return new Problem(
                Problem.Kind.REFUSED,
                "app-store.beta-groups-refused",
                "None of these groups got " + delivery.name() + ": " + String.join(", ", failed.keySet()) + ".",
                first.where(),
                remedy(delivery),
                errors);
    }

    private String remedy(Delivery delivery) {
        return internal || delivery.options().betaReview()
                ? "Look at the build in App Store Connect under TestFlight, and start again when it can go to testers."
                : "External testers need beta review: set '" + DeliveryOptions.BETA_REVIEW
                        + ": true', or submit the build in App Store Connect under TestFlight. Then start again.";
    }

    private static void noteKinds(Delivery delivery, List<BetaGroup> ofApp) {
        for (boolean kind : List.of(true, false)) {
            if (!wanted(delivery, ofApp, kind).isEmpty()) {
                delivery.context().note("kind:" + (kind ? INTERNAL : EXTERNAL), "yes");
            }
        }
    }

    private static List<BetaGroup> wanted(Delivery delivery, List<BetaGroup> ofApp, boolean internal) {
        return delivery.options().groups().stream()
                .map(name -> BetaGroupNames.find(ofApp, name))
                .flatMap(Optional::stream)
                .filter(group -> group.internal() == internal)
                .distinct()
                .toList();
    }

    private String kind() {
        return internal ? INTERNAL : EXTERNAL;
    }
}
