package io.jenkins.plugins.publishflow.jenkins.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.binary.Megabytes;
import io.jenkins.plugins.publishflow.flow.FlowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a release manager asks about the release itself, in the order of the asking. */
final class Facts {

    /**
     * One line of them; for Jelly.
     *
     * @param value a text; for a time in ISO form
     */
    public record Fact(String name, String value, boolean isTime) {

        public String getName() {
            return name;
        }

        public String getValue() {
            return value;
        }

        public boolean getTime() {
            return isTime;
        }
    }

    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    static List<Fact> of(FlowRun run, FlowRunStatus status) {
        Facts facts = new Facts();
        facts.add("App", status.getApp());
        facts.add("Version", status.getVersionAndBuild());
        facts.add("Store", status.getStore() + (run.rehearsal() ? " (sandbox)" : ""));
        run.binary().ifPresent(binary -> facts.add(binary));
        facts.add("Started by", run.origin().actor());
        facts.addTime("Started", status.getStarted());
        facts.addTime("Ended", status.getEnded());
        facts.add("Took", Words.took(run.started(), run.ended()));
        facts.add("Flow", run.flow().name());
        facts.add("Run", run.id());
        return facts.facts;
    }

    private void add(Binary binary) {
        add("Platform", binary.runsOn());
        add("File", binary.fileName() + ", " + Megabytes.text(binary.size()));
        Binary.Signing signing = binary.signing();
        if (signing != null) {
            String type = signing.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            add("Signing", signing.profileName() + ", " + type);
            addTime("Signing ends", signing.expires().toString());
        }
        add("SHA-256", binary.sha256());
    }

    private void add(String name, @CheckForNull String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, value, false));
        }
    }

    private void addTime(String name, @CheckForNull String iso) {
        if (iso != null) {
            facts.add(new Fact(name, iso, true));
        }
    }
}
