package io.jenkins.plugins.publishflow.flow.step.testflight;

import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.store.StoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until the testers asked for have the build: those of the groups given, or of beta review; where neither was asked
 * for, until the team could test it.
 */
final class Testing implements Phase {

    /** The team has a build within minutes of its being processed. */
    private static final Duration INTERNAL_PAUSE = Duration.ofSeconds(30);

    /** Others have it after beta review, which takes hours or days. */
    private static final Duration EXTERNAL_PAUSE = Duration.ofMinutes(5);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        boolean internal = GroupsPhase.wantsInternal(delivery);
        boolean external = GroupsPhase.wantsExternal(delivery);
        TestFlightGate.Side side = external
                ? internal ? TestFlightGate.Side.BOTH : TestFlightGate.Side.EXTERNAL
                : TestFlightGate.Side.INTERNAL;
        boolean nobodyAsked = delivery.options().groups().isEmpty();
        TestFlightGate gate = new TestFlightGate(side, nobodyAsked);
        Duration pause = external ? EXTERNAL_PAUSE : INTERNAL_PAUSE;
        return new TestFlightWatch(delivery.context(), gate, pause)
                .look(delivery.build().orElseThrow());
    }
}
