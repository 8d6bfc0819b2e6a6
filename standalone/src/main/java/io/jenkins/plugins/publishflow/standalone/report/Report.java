package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.activity.Activity;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.store.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** The report of one flow run as an HTML page. */
public final class Report {

    private final FlowRun run;
    private final List<Activity> activities;
    private final List<Exchange> requests;
    private final Words words;

    /** @param zone in which the page writes times */
    public Report(FlowRun run, List<Activity> activities, List<Exchange> requests, ZoneId zone) {
        this.run = run;
        this.activities = List.copyOf(activities);
        this.requests = List.copyOf(requests);
        this.words = new Words(zone);
    }

    /** The whole page. */
    public String html() throws IOException {
        Html html = new Html();
        String title = run.binary()
                .map(binary -> binary.displayName() + " " + binary.version() + " (" + binary.build() + ")")
                .orElse(run.flow().name());
        html.trusted("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.text("title", "", title + ": " + run.stateName() + " - Publish Flow");
        html.trusted("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        new Summary(run, words).write(html, title);
        new Steps(run, words).write(html);
        new Approvals(run, words).write(html);
        new Requests(requests, words).write(html);
        new Activities(activities, words).write(html);
        html.trusted("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private static String style() throws IOException {
        try (InputStream style = Report.class.getResourceAsStream("report.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
