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

    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Override
    public Optional<Outcome> advance(Delivery delivery) throws StoreException {
        boolean internal = GroupsPhase.wantsInternal(delivery);
        boolean external = GroupsPhase.wantsExternal(delivery);
        TestFlightGate.Side side = external
                ? internal ? TestFlightGate.Side.BOTH : TestFlightGate.Side.EXTERNAL
                : TestFlightGate.Side.INTERNAL;
        boolean nobodyAsked = delivery.options().groups().isEmpty();
        TestFlightGate gate = new TestFlightGate(side, nobodyAsked);
        return new TestFlightWatch(delivery.context(), gate, PAUSE).look(delivery.build().orElseThrow());
    }
}
