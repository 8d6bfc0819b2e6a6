package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.store.http.Exchange;
import java.util.List;

/** The requests that were made. */
final class Requests {

    private final List<Exchange> requests;
    private final Words words;

    Requests(List<Exchange> requests, Words words) {
        this.requests = requests;
        this.words = words;
    }

    void write(Html html) {
        long reads = requests.stream()
                .filter(request -> request.method().equals("GET"))
                .count();
        html.open("section", "").text("h2", "", "Requests");
        html.open("details", "");
        html.text(
                "summary",
                "",
                requests.size() + " requests: " + reads + " that read, " + (requests.size() - reads) + " that wrote");
        html.table("Time", "Method", "Path", "Status", "ms", "Note");
        for (Exchange request : requests) {
            html.row(List.of(
                    words.time(request.at()),
                    request.method(),
                    request.path(),
                    request.status() == 0 ? "none" : String.valueOf(request.status()),
                    String.valueOf(request.millis()),
                    request.note()));
        }
        html.endTable().close("details").close("section");
    }
}
