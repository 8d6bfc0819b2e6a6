package io.jenkins.plugins.publishflow.standalone;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.FlowEngine;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.flow.StepRun;
import io.jenkins.plugins.publishflow.flow.Stores;
import io.jenkins.plugins.publishflow.flow.definition.StepCatalog;
import io.jenkins.plugins.publishflow.standalone.report.Report;
import io.jenkins.plugins.publishflow.store.http.HttpSettings;
import io.jenkins.plugins.publishflow.store.http.TicketUploader;
import io.jenkins.plugins.publishflow.store.http.UploadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One flow run at the terminal, from where it stands to its end, and its report. */
public final class TerminalRun {

    private final StateDirectory state;
    private final Waiting time;
    private final Stores stores;
    private final People people;
    private final Screen screen;
    private final StopSignal stop;
    private final HttpSettings http;

    public TerminalRun(
            StateDirectory state,
            Waiting time,
            Stores stores,
            People people,
            Screen screen,
            StopSignal stop,
            HttpSettings http) {
        this.state = state;
        this.time = time;
        this.stores = stores;
        this.people = people;
        this.screen = screen;
        this.stop = stop;
        this.http = http;
    }

    /**
     * Runs to the end, or until the process is asked to end, and writes the report.
     *
     * @param run new, or as it was saved
     * @param binary the file of the run's binary, or null where it has none
     * @param report the folder for the report
     * @return the exit code
     * @throws IOException where run or report cannot be written
     */
    public int execute(FlowRun run, @CheckForNull Path binary, Path report) throws IOException {
        FlowEngine engine = new FlowEngine(
                run,
                StepCatalog.standard()::find,
                stores,
                state.runStore(),
                state.journal(),
                new TerminalListener(screen, run),
                time.clock());
        try {
            resume(engine, run);
            TicketUploader uploader =
                    new TicketUploader(new UploadSettings(http, UploadSettings.DEFAULT.parallel()), time.clock());
            new TerminalDriver(engine, time, binary, uploader, state.requests(), people, screen, stop).run();
        } catch (InterruptedException e) {
            engine.stop(run.origin().actor(), stopped(run));
        }
        end(run, report);
        return ExitCode.of(run);
    }

    private void resume(FlowEngine engine, FlowRun run) {
        if (run.state() == FlowRun.State.FAILED || run.state() == FlowRun.State.STOPPED) {
            screen.line("This run " + (run.state() == FlowRun.State.FAILED ? "failed" : "was stopped")
                    + " before. It goes on at the first step that has not succeeded.");
            engine.restart(run.origin().actor());
        } else if (run.started().isPresent() && run.state() == FlowRun.State.RUNNING) {
            screen.line("This run was cut off before. It goes on where it was.");
        }
    }

    private void end(FlowRun run, Path report) throws IOException {
        switch (run.state()) {
            case SUCCEEDED -> screen.line("Succeeded.");
            case STOPPED -> screen.line(run.problem().orElseThrow().text());
            default -> screen.line("Failed.");
        }
        List<Activity> activities = state.activities(run.id());
        Files.createDirectories(report);
        Path page = report.resolve("report.html");
        Files.writeString(page, new Report(run, activities, state.requests().read(), ZoneId.systemDefault()).html());
        screen.line("Report: " + page.toAbsolutePath().normalize());
    }

    private static String stopped(FlowRun run) {
        Map<String, String> sent = run.current().map(StepRun::sent).orElse(Map.of());
        String at = run.current().map(step -> run.definition(step).name()).orElse("the end");
        String there = sent.isEmpty()
                ? "This step has changed nothing at the store."
                : "At the store already: "
                        + sent.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + ".";
        return "Stopped in step '" + at + "'. " + there;
    }
}
