package io.jenkins.plugins.publishflow.standalone;

import io.jenkins.plugins.publishflow.approval.Decision;
import io.jenkins.plugins.publishflow.approval.DecisionException;
import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.Next;
import io.jenkins.plugins.publishflow.store.StoreException;
import io.jenkins.plugins.publishflow.store.http.ExchangeListener;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import java.time.Duration;
import java.time.Instant;

/** Drives a run in the calling thread: waits in real time, sends the bytes, and puts questions to people. */
final class TerminalDriver {

    private final FlowEngine engine;
    private final Waiting time;
    private final ReleaseFiles files;
    private final TicketUploader uploader;
    private final ExchangeListener requests;
    private final People people;
    private final Screen screen;
    private final StopSignal stop;
    private String waitingFor = "";
    private Instant waitingSince = Instant.MIN;

    TerminalDriver(
            FlowEngine engine,
            Waiting time,
            ReleaseFiles files,
            TicketUploader uploader,
            ExchangeListener requests,
            People people,
            Screen screen,
            StopSignal stop) {
        this.engine = engine;
        this.time = time;
        this.files = files;
        this.uploader = uploader;
        this.requests = requests;
        this.people = people;
        this.screen = screen;
        this.stop = stop;
    }

    /**
     * Runs to the end, or until the process is asked to end.
     *
     * @throws InterruptedException where the process was asked to end; the run is saved and can go on
     */
    void run() throws InterruptedException {
        while (true) {
            if (stop.isAsked()) {
                throw new InterruptedException();
            }
            Next next = engine.advance();
            if (next instanceof Next.Ended) {
                return;
            } else if (next instanceof Next.WaitUntil wait) {
                waitUntil(wait.at(), wait.why());
            } else if (next instanceof Next.Send send) {
                send(send);
            } else if (next instanceof Next.AskPeople ask) {
                ask(ask);
            }
        }
    }

    private void waitUntil(Instant at, String why) throws InterruptedException {
        if (!why.equals(waitingFor)) {
            waitingFor = why;
            waitingSince = time.clock().instant();
            screen.newProgress();
        }
        String line = "    waiting for " + why.replaceFirst("\\.$", "");
        time.waitUntil(at, now -> screen.progress(line + soFar(now)));
    }

    private String soFar(Instant now) {
        Duration waited = Duration.between(waitingSince, now);
        return waited.toSeconds() == 0 ? "" : ", " + Durations.format(waited) + " so far";
    }

    private void send(Next.Send send) throws InterruptedException {
        UploadBar bar = new UploadBar(screen, send.attachment());
        try {
            String answer = uploader.upload(send.ticket(), files.find(send), bar, requests);
            bar.finished(send.ticket().fileSize());
            engine.uploaded(answer);
        } catch (StoreException e) {
            engine.uploadFailed(e);
        }
        screen.newProgress();
    }

    private void ask(Next.AskPeople ask) throws InterruptedException {
        screen.newProgress();
        Decision answer = people.answer(ask.gate(), time.clock())
                .orElseThrow(() -> new InputException("Nobody is here to answer: "
                        + ask.gate().gate().question() + " Start the run again to go on, with --approve NAME or at a"
                        + " terminal."));
        try {
            engine.decide(ask.gate().gate().id(), answer);
            screen.line("    " + answered(answer));
        } catch (DecisionException e) {
            screen.line("    " + e.getMessage());
        }
    }

    private static String answered(Decision answer) {
        String how = answer.answer() == Decision.Answer.APPROVED ? " has approved" : " has refused";
        return answer.person() + how + (answer.reason().isEmpty() ? "." : ": " + answer.reason());
    }
}
