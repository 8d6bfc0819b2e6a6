package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.FlowStep;
import io.jenkins.plugins.publishflow.flow.Outcome;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.Setting.Type;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Step types that have every type of setting between them, and do nothing. */
final class ToyCatalog {

    static final StepCatalog CATALOG = new StepCatalog(List.of(
            new Toy("inform", false, List.of(), settings -> List.of()),
            new Toy(
                    "ask",
                    false,
                    List.of(
                            Setting.optional("people", Type.LIST, null, "Who is asked."),
                            Setting.optional("minimum", Type.INTEGER, "1", "How many."),
                            Setting.optional("question", Type.TEXT, "Go?", "What is asked.")),
                    ToyCatalog::tooFewPeople),
            new Toy(
                    "send",
                    true,
                    List.of(
                            Setting.required("groups", Type.LIST, "Who gets it."),
                            Setting.optional("notes", Type.LOCALIZED_TEXT, null, "What to test."),
                            Setting.optional("notify", Type.BOOLEAN, "true", "Whether they are told.")),
                    ToyCatalog::longNotes),
            new Toy(
                    "texts",
                    false,
                    List.of(Setting.optional("folder", Type.FOLDER, null, "Where the texts are.")),
                    ToyCatalog::noKeywords),
            new Toy(
                    "submit",
                    false,
                    List.of(
                            Setting.choice("release", "manual", List.of("manual", "afterApproval"), "How."),
                            Setting.optional("earliest", Type.INSTANT, null, "Not before."),
                            Setting.optional("pause", Type.DURATION, "30m", "Between looks.")),
                    settings -> List.of())));

    private ToyCatalog() {}

    private static List<StepType.Finding> tooFewPeople(StepSettings settings) {
        boolean tooFew = settings.number("minimum").orElseThrow()
                > settings.list("people").size();
        return tooFew && !settings.list("people").isEmpty()
                ? List.of(new StepType.Finding("minimum", "There are too few people."))
                : List.of();
    }

    private static List<StepType.Finding> longNotes(StepSettings settings) {
        return settings.map("notes").entrySet().stream()
                .filter(note -> note.getValue().length() > 20)
                .map(note -> new StepType.Finding("notes/" + note.getKey(), "The text is too long."))
                .toList();
    }

    private static List<StepType.Finding> noKeywords(StepSettings settings) {
        return settings.map("folder").keySet().stream()
                .filter(path -> path.endsWith("keyword.txt"))
                .map(path -> new StepType.Finding("folder/" + path, "Nothing reads a file of this name."))
                .toList();
    }

    private record Toy(
            String name,
            boolean needsBinary,
            List<Setting> settings,
            Function<StepSettings, List<StepType.Finding>> checks)
            implements StepType {

        @Override
        public String displayName() {
            return "Toy " + name;
        }

        @Override
        public String summary() {
            return "Does nothing.";
        }

        @Override
        public List<Output> outputs() {
            return name.equals("inform") ? List.of(new Output("duplicate", "Whether the build is there.")) : List.of();
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofHours(1);
        }

        @Override
        public List<Finding> check(StepSettings settings, Optional<Binary> binary) {
            return checks.apply(settings);
        }

        @Override
        public FlowStep create(StepSettings settings) {
            return context -> new Outcome.Done(Map.of());
        }
    }
}
