package io.jenkins.plugins.publishflow.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.activity.Activity.Action;
import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.Gate;
import io.jenkins.plugins.publishflow.approval.GateState.Verdict;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.Store;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowEngineTest {

    private static final Flow.Condition AFTER_FAILURE = new Flow.Condition(Flow.After.FAILURE, Map.of(), Map.of());

    private final VirtualClock clock = new VirtualClock();
    private final SavedRun saved = new SavedRun();
    private final Map<String, FlowStep> steps = new LinkedHashMap<>();
    private final Map<String, Flow.Condition> conditions = new LinkedHashMap<>();

    @Test
    void runsTheStepsInOrderAndHandsOutputsOn() throws Exception {
        steps.put("one", context -> new Outcome.Done(Map.of("buildId", "7")));
        steps.put(
                "two",
                context -> new Outcome.Done(
                        Map.of("seen", context.output("buildId").orElse("none"))));

        assertEquals(FlowRun.State.SUCCEEDED, drive(engine(newRun())));

        assertEquals("7", saved.load().steps().get(1).outputs().get("seen"));
        assertEquals(
                List.of(
                        Action.PUBLISHING_STARTED,
                        Action.PUBLISH_STEP_STARTED,
                        Action.PUBLISH_STEP_SUCCESS,
                        Action.PUBLISH_STEP_STARTED,
                        Action.PUBLISH_STEP_SUCCESS,
                        Action.PUBLISHING_SUCCESS),
                actions());
    }

    @Test
    void waitsWithoutCallingTheStepAndHoldsTheTimeout() throws Exception {
        List<Instant> calls = new ArrayList<>();
        steps.put("slow", context -> {
            calls.add(context.now());
            return context.waitFor("the moon", Duration.ofMinutes(25));
        });
        FlowEngine engine = engine(newRun());

        assertInstanceOf(Next.WaitUntil.class, engine.advance());
        assertInstanceOf(Next.WaitUntil.class, engine.advance());
        assertEquals(1, calls.size());
        assertEquals(FlowRun.State.FAILED, drive(engine));

        assertEquals(4, calls.size(), "at 0, 25 and 50 minutes, and once more at the end of the hour");
        Problem problem = saved.load().problem().orElseThrow();
        assertEquals(Problem.Kind.TIMED_OUT, problem.kind());
        assertTrue(problem.what().contains("the moon"), problem.what());
    }

    @Test
    void doesNotBlameTheTimeoutWhereAWaitWithAnEndOfItsOwnIsOver() throws Exception {
        Instant end = clock.instant().plus(Duration.ofMinutes(10));
        steps.put("slow", context -> new Outcome.Wait("the bus", context.now().plusSeconds(240), end));

        assertEquals(FlowRun.State.FAILED, drive(engine(newRun())));

        Problem problem = saved.load().problem().orElseThrow();
        assertEquals("flow.waited-in-vain", problem.code());
        assertEquals(Problem.Kind.TIMED_OUT, problem.kind());
        assertTrue(problem.what().contains("the bus"), problem.what());
        assertEquals(end, saved.load().steps().get(0).finished().orElseThrow());
    }

    @Test
    void looksBeforeItSendsAgainWhatMayHaveBeenSent() throws Exception {
        List<String> store = new ArrayList<>();
        int[] sends = {0};
        steps.put("create", context -> {
            String id = context.once("thing", () -> store.stream().findFirst(), () -> {
                sends[0]++;
                store.add("id-1");
                throw unavailable("the answer was lost");
            });
            return new Outcome.Done(Map.of("id", id));
        });

        assertEquals(FlowRun.State.SUCCEEDED, drive(engine(newRun())));

        assertEquals(1, sends[0]);
        assertEquals("id-1", saved.load().output("id").orElseThrow());
    }

    @Test
    void sendsAgainWhatTheStoreDoesNotHave() throws Exception {
        int[] sends = {0};
        steps.put("create", context -> {
            context.once("thing", Optional::empty, () -> {
                if (sends[0]++ == 0) {
                    throw unavailable("nobody answered");
                }
                return "id-2";
            });
            return new Outcome.Done(Map.of());
        });

        assertEquals(FlowRun.State.SUCCEEDED, drive(engine(newRun())));

        assertEquals(2, sends[0]);
    }

    @Test
    void givesAStoreUpThatNeverAnswered() throws Exception {
        steps.put("call", context -> {
            context.stores();
            throw unavailable("no route to host");
        });

        assertEquals(FlowRun.State.FAILED, drive(engine(newRun())));

        Duration tried = Duration.between(VirtualClock.START, clock.instant());
        assertTrue(
                tried.compareTo(Duration.ofMinutes(10)) >= 0 && tried.compareTo(Duration.ofMinutes(20)) < 0,
                "" + tried);
        assertEquals(
                Problem.Kind.UNAVAILABLE, saved.load().problem().orElseThrow().kind());
    }

    @Test
    void waitsAtLeastAsLongAsTheStoreAsks() throws Exception {
        steps.put("call", context -> {
            throw new StoreException(unavailable("slow down").problem(), Duration.ofMinutes(7), null);
        });

        Next next = engine(newRun()).advance();

        assertEquals(VirtualClock.START.plus(Duration.ofMinutes(7)), ((Next.WaitUntil) next).at());
    }

    @Test
    void asksPeopleAndGoesOnWithTheirVerdict() throws Exception {
        steps.put(
                "ask",
                context -> context.gate().isPresent()
                        ? new Outcome.Done(Map.of(
                                "verdict",
                                context.gate().get().verdict(context.now()).name()))
                        : new Outcome.Ask(gate(context)));
        FlowEngine engine = engine(newRun());

        Next.AskPeople question = assertInstanceOf(Next.AskPeople.class, engine.advance());
        assertInstanceOf(Next.AskPeople.class, engine.advance(), "still open");
        Decision answer = decision(question.gate().gate().required().get(0));
        assertThrows(IllegalStateException.class, () -> engine.decide("another gate", answer));
        engine.decide(question.gate().gate().id(), answer);

        assertEquals(FlowRun.State.SUCCEEDED, drive(engine));
        assertEquals(Verdict.APPROVED.name(), saved.load().output("verdict").orElseThrow());
        assertTrue(actions().containsAll(List.of(Action.APPROVAL_REQUESTED, Action.APPROVAL_GIVEN)));
    }

    @Test
    void givesANewTicketWhenTheUploadBroke() throws Exception {
        int[] tickets = {0};
        steps.put("upload", context -> {
            if (context.uploaded()) {
                return new Outcome.Done(Map.of());
            }
            tickets[0]++;
            return new Outcome.Upload(new UploadTicket(Store.APP_STORE, "u", 1, List.of(), null));
        });
        int[] uploads = {0};
        FlowEngine engine = engine(newRun());

        FlowRun.State state = new VirtualDriver(
                        engine,
                        clock,
                        ticket -> {
                            if (uploads[0]++ == 0) {
                                throw unavailable("connection reset");
                            }
                            return "";
                        },
                        (question, now) -> List.of())
                .run();

        assertEquals(FlowRun.State.SUCCEEDED, state);
        assertEquals(2, tickets[0]);
    }

    @Test
    void runsOnlyTheStepsForAfterAFailure() throws Exception {
        steps.put("bad", context -> new Outcome.Failed(refused()));
        steps.put("skipped", context -> new Outcome.Done(Map.of()));
        steps.put("cleanUp", context -> new Outcome.Done(Map.of("cleaned", "yes")));
        conditions.put("cleanUp", AFTER_FAILURE);

        assertEquals(FlowRun.State.FAILED, drive(engine(newRun())));

        assertEquals(
                List.of(StepRun.Status.FAILED, StepRun.Status.SKIPPED, StepRun.Status.DONE),
                saved.load().steps().stream().map(StepRun::status).toList());
        assertEquals(refused(), saved.load().problem().orElseThrow());
    }

    @Test
    void goesOnAtTheFailedStepWithWhatItHasAtTheStore() throws Exception {
        int[] sends = {0};
        boolean[] mended = {false};
        steps.put("first", context -> new Outcome.Done(Map.of()));
        steps.put("second", context -> {
            context.once("thing", Optional::empty, () -> "id-" + ++sends[0]);
            return mended[0] ? new Outcome.Done(Map.of()) : new Outcome.Failed(refused());
        });
        drive(engine(newRun()));
        mended[0] = true;

        FlowEngine again = engine(saved.load());
        again.restart("anna");

        assertEquals(FlowRun.State.SUCCEEDED, drive(again));
        assertEquals(1, sends[0]);
        assertEquals(
                1,
                actions().stream().filter(Action.PUBLISHING_RESTARTED::equals).count());
        assertEquals(
                3,
                actions().stream().filter(Action.PUBLISH_STEP_STARTED::equals).count(),
                "the first step once, the second twice");
    }

    @Test
    void writesActivitiesOnceThoughTheLogFailed() throws Exception {
        steps.put("one", context -> new Outcome.Done(Map.of()));
        boolean[] full = {true};
        FlowEngine broken = new FlowEngine(
                newRun(),
                this::type,
                () -> null,
                saved,
                entries -> {
                    if (full[0]) {
                        throw new IOException("disk full");
                    }
                    saved.append(entries);
                },
                FlowListener.NONE,
                clock);

        assertThrows(FlowStateException.class, broken::advance);
        assertEquals(List.of(), saved.activities());
        full[0] = false;

        assertEquals(FlowRun.State.SUCCEEDED, drive(engine(saved.load())));
        assertEquals(
                List.of(
                        Action.PUBLISHING_STARTED,
                        Action.PUBLISH_STEP_STARTED,
                        Action.PUBLISH_STEP_SUCCESS,
                        Action.PUBLISHING_SUCCESS),
                actions());
    }

    @Test
    void savesAnAnswerWithTheNextCallWhereTheDiskWasFull() throws Exception {
        steps.put(
                "ask",
                context -> context.gate().isPresent() ? new Outcome.Done(Map.of()) : new Outcome.Ask(gate(context)));
        boolean[] full = {false};
        FlowRunStore disk = run -> {
            if (full[0]) {
                throw new IOException("disk full");
            }
            saved.save(run);
        };
        FlowEngine engine = new FlowEngine(newRun(), this::type, () -> null, disk, saved, FlowListener.NONE, clock);
        Next.AskPeople question = assertInstanceOf(Next.AskPeople.class, engine.advance());
        Decision answer = decision(question.gate().gate().required().get(0));
        full[0] = true;
        assertThrows(
                FlowStateException.class,
                () -> engine.decide(question.gate().gate().id(), answer));
        full[0] = false;

        engine.advance();

        assertEquals(
                1, saved.load().steps().get(0).gate().orElseThrow().decisions().size());
        assertTrue(actions().contains(Action.APPROVAL_GIVEN));
    }

    @Test
    void stopsAtOnceAndSaysSo() throws Exception {
        steps.put("slow", context -> context.waitFor("review", Duration.ofMinutes(5)));
        FlowEngine engine = engine(newRun());
        engine.advance();

        engine.stop("anna", "Anna stopped the run.");

        assertEquals(new Next.Ended(FlowRun.State.STOPPED), engine.advance());
        assertEquals(Problem.Kind.STOPPED, saved.load().problem().orElseThrow().kind());
    }

    @Test
    void turnsADefectOfAStepIntoAProblem() throws Exception {
        steps.put("bug", context -> {
            throw new IllegalStateException("secret-looking detail");
        });

        assertEquals(FlowRun.State.FAILED, drive(engine(newRun())));

        assertEquals("flow.defect", saved.load().problem().orElseThrow().code());
        assertFalse(saved.text().contains("secret-looking"), "texts of unknown exceptions stay in the log");
    }

    private FlowRun newRun() {
        List<Flow.Step> defined = steps.keySet().stream()
                .map(id ->
                        new Flow.Step(id, id, id, conditions.get(id), Duration.ofHours(1), new StepSettings(Map.of())))
                .toList();
        return new FlowRun(
                "run-1", new Flow("test", defined), null, Map.of(), true, new FlowRun.Origin("anna", null, null));
    }

    private FlowEngine engine(FlowRun run) {
        return new FlowEngine(run, this::type, () -> null, saved, saved, FlowListener.NONE, clock);
    }

    private FlowRun.State drive(FlowEngine engine) throws Exception {
        return new VirtualDriver(engine, clock, ticket -> "", (question, now) -> List.of()).run();
    }

    private Optional<StepType> type(String name) {
        return Optional.ofNullable(steps.get(name)).map(step -> new ToyStepType(name, step));
    }

    private List<Action> actions() {
        return saved.activities().stream().map(Activity::action).toList();
    }

    private static Gate gate(StepContext context) {
        return new Gate(
                context.gateId(),
                "Release it?",
                List.of("anna"),
                List.of(),
                1,
                context.now(),
                context.now().plus(Duration.ofDays(10)));
    }

    private Decision decision(String person) {
        return new Decision(person, Decision.Answer.APPROVED, "", clock.instant(), Decision.Way.TERMINAL);
    }

    private static StoreException unavailable(String what) {
        return new StoreException(new Problem(Problem.Kind.UNAVAILABLE, "test", what, "GET /", "wait"));
    }

    private static Problem refused() {
        return new Problem(Problem.Kind.REFUSED, "test", "no", null, "do better");
    }
}
