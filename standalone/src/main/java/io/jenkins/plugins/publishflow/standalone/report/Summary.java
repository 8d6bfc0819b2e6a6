package io.jenkins.plugins.publishflow.standalone.report;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import io.jenkins.plugins.publishflow.store.Problem;
import io.jenkins.plugins.publishflow.store.StoreError;
import java.util.Locale;

/** What a release manager wants first: which app, what came of it, and if it failed, why and what to do. */
final class Summary {

    private final FlowRun run;
    private final Words words;

    Summary(FlowRun run, Words words) {
        this.run = run;
        this.words = words;
    }

    void write(Html html, String title) {
        html.open("header", "");
        html.text("h1", "", title);
        html.open("p", "lead")
                .text("span", "badge " + Words.look(run.state()), run.stateName())
                .write(" " + run.flow().name())
                .close("p");
        if (run.rehearsal()) {
            html.text(
                    "p",
                    "notice",
                    "This was a rehearsal. The store was the sandbox, waits were made short, and nothing was sent to Apple.");
        }
        html.close("header");
        run.problem().ifPresent(problem -> problem(html, problem));
        html.open("section", "").open("dl", "facts");
        run.binary().ifPresent(binary -> binary(html, binary));
        html.fact("Started by", run.origin().actor());
        html.fact("Started", words.time(run.started()));
        html.fact("Ended", words.time(run.ended()));
        html.fact("Took", words.took(run.started(), run.ended()));
        html.fact("Run", run.id());
        html.close("dl").close("section");
    }

    private void binary(Html html, Binary binary) {
        html.fact("App", binary.identifier());
        html.fact("Version", binary.version() + " (" + binary.build() + ")");
        html.fact("Platform", binary.runsOn());
        html.fact("File", binary.fileName() + ", " + Megabytes.text(binary.size()));
        if (binary.signing() != null) {
            html.fact(
                    "Signing",
                    binary.signing().profileName() + ", "
                            + binary.signing()
                                    .type()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')
                            + ", until " + words.time(binary.signing().expires()));
        }
        html.fact("SHA-256", binary.sha256());
    }

    private static void problem(Html html, Problem problem) {
        html.open("section", "problem");
        html.text("h2", "", problem.what());
        if (problem.where() != null) {
            html.text("p", "", "At: " + problem.where());
        }
        if (!problem.storeErrors().isEmpty()) {
            html.text("p", "", "The store said:").open("ul", "");
            for (StoreError error : problem.storeErrors()) {
                html.text("li", "", error.oneLine());
            }
            html.close("ul");
        }
        html.text("p", "remedy", "What to do: " + problem.remedy());
        html.text("p", "", "Code: " + problem.code());
        html.close("section");
    }
}
