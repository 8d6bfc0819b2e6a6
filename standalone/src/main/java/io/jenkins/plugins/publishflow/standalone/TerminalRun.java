package io.jenkins.plugins.publishflow.standalone;

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
     * @param files where the files of the run are
     * @param report the folder for the report
     * @return the exit code
     * @throws IOException where run or report cannot be written
     */
    public int execute(FlowRun run, ReleaseFiles files, Path report) throws IOException {
        TerminalListener listener = new TerminalListener(screen, run);
        FlowEngine engine = new FlowEngine(
                run, StepCatalog.standard()::find, stores, state.runStore(), state.journal(), listener, time.clock());
        resume(engine, run);
        listener.changed(run);
        TicketUploader uploader =
                new TicketUploader(new UploadSettings(http, UploadSettings.DEFAULT.parallel()), time.clock());
        TerminalDriver driver =
                new TerminalDriver(engine, time, files, uploader, state.requests(), people, screen, stop);
        if (!ends(driver)) {
            engine.stop(run.origin().actor(), stopped(run));
        }
        end(run, report);
        return ExitCode.of(run);
    }

    /** Whether the run has come to its end; otherwise the process was asked to end. */
    private boolean ends(TerminalDriver driver) {
        try {
            driver.run();
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            stop.heard();
        }
    }

    private void resume(FlowEngine engine, FlowRun run) {
        if (run.state() == FlowRun.State.FAILED || run.state() == FlowRun.State.STOPPED) {
            screen.line("This run " + (run.state() == FlowRun.State.FAILED ? "failed" : "was stopped")
                    + " before. It goes on at the first step that has not succeeded.");
            engine.restart(run.origin().actor());
        } else if (run.started().isPresent() && run.state() == FlowRun.State.RUNNING) {
            screen.line("This run was cut off before. It goes on where it was.");
        } else if (run.state() == FlowRun.State.SUCCEEDED) {
            screen.line("This run has succeeded before. Nothing is left to do.");
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
        screen.line("Report " + page.toAbsolutePath().normalize().toUri());
    }

    private static String stopped(FlowRun run) {
        String at = run.current().map(step -> run.definition(step).name()).orElse("the end");
        String there = run.steps().stream()
                .filter(step -> !step.sent().isEmpty())
                .map(step -> "by '" + run.definition(step).name() + "' " + sent(step))
                .collect(Collectors.joining("; "));
        return "Stopped in step '" + at + "'. "
                + (there.isEmpty()
                        ? "Nothing was changed at the store."
                        : "Changed at the store already: " + there + ".");
    }

    private static String sent(StepRun step) {
        return step.sent().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
