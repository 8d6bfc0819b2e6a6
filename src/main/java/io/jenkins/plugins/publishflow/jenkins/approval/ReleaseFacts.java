package io.jenkins.plugins.publishflow.jenkins.approval;

import hudson.model.Run;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What people have to know of a release before they answer. A value. Public for pages alone.
 *
 * @param release app, version and build number in one line; the name of the flow where nothing is known of an app
 * @param binary what is released; empty for a flow that needs none
 * @param facts label and value, in the order in which they are read
 * @param notes what the flow says of this release to testers and customers
 * @param startedBy who started it
 * @param rehearsal whether its store is the sandbox
 */
@Restricted(NoExternalUse.class)
public record ReleaseFacts(
        String release,
        Optional<Binary> binary,
        List<Fact> facts,
        List<Note> notes,
        String startedBy,
        boolean rehearsal) {

    private static final int DIGEST_SHOWN = 12;

    /**
     * One thing that is known.
     *
     * @param label a word or two
     */
    @Restricted(NoExternalUse.class)
    public record Fact(String label, String value) {}

    /**
     * A text that goes out with the release.
     *
     * @param title what it is, and in which language where that is said
     */
    @Restricted(NoExternalUse.class)
    public record Note(String title, String text) {}

    static ReleaseFacts of(Run<?, ?> build, FlowRun run) {
        Optional<Binary> binary = run.binary();
        List<Fact> facts = new ArrayList<>(binary.map(ReleaseFacts::ofBinary).orElseGet(() -> ofSettings(run)));
        facts.add(new Fact("Flow", run.flow().name()));
        facts.add(new Fact("Started by", run.origin().actor()));
        facts.add(new Fact("Jenkins build", build.getFullDisplayName()));
        if (run.rehearsal()) {
            facts.add(new Fact("Rehearsal", "yes: the store is a sandbox, and nothing is sent to the real one"));
        }
        String release = binary.map(ReleaseFacts::line).orElse(run.flow().name());
        return new ReleaseFacts(
                release,
                binary,
                List.copyOf(facts),
                ReleaseNotes.of(run.flow()),
                run.origin().actor(),
                run.rehearsal());
    }

    private static String line(Binary binary) {
        return binary.displayName() + " " + binary.version() + " (" + binary.build() + ")";
    }

    private static List<Fact> ofBinary(Binary binary) {
        return List.of(
                new Fact("App", binary.displayName()),
                new Fact("Identifier", binary.identifier()),
                new Fact("Version", binary.version()),
                new Fact("Build number", binary.build()),
                new Fact("File", binary.fileName() + ", " + Megabytes.text(binary.size())),
                new Fact("SHA-256", shortened(binary.sha256())));
    }

    /** A flow without a binary names app, version and build in the settings of its steps. */
    private static List<Fact> ofSettings(FlowRun run) {
        List<Fact> facts = new ArrayList<>();
        setting(run.flow(), "bundleId").ifPresent(id -> facts.add(new Fact("Identifier", id)));
        setting(run.flow(), "version").ifPresent(version -> facts.add(new Fact("Version", version)));
        setting(run.flow(), "build").ifPresent(number -> facts.add(new Fact("Build number", number)));
        return facts;
    }

    private static Optional<String> setting(Flow flow, String name) {
        return flow.steps().stream()
                .flatMap(step -> step.settings().text(name).stream())
                .findFirst();
    }

    private static String shortened(String sha256) {
        return sha256.length() <= DIGEST_SHOWN ? sha256 : sha256.substring(0, DIGEST_SHOWN) + "…";
    }

    /** What is known under that label. */
    Optional<String> value(String label) {
        return facts.stream()
                .filter(fact -> fact.label().equals(label))
                .map(Fact::value)
                .findFirst();
    }

    /** The facts as text, a line each. */
    String lines() {
        return facts.stream().map(fact -> fact.label() + ": " + fact.value()).collect(Collectors.joining("\n"));
    }

    /** The notes as text, each below its title; empty where there are none. */
    String noteLines() {
        return notes.stream().map(note -> note.title() + ":\n" + note.text()).collect(Collectors.joining("\n\n"));
    }
}
