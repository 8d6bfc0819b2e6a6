package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.binary.Binary;
import io.jenkins.plugins.publishflow.flow.Flow;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepSettings;
import io.jenkins.plugins.publishflow.flow.StepType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Makes a step of the flow from a step of the file: settings, time-out, condition, and the checks of its type. */
final class StepReader {

    private final Scalars scalars;
    private final SettingReader values;
    private final ConditionReader conditions;
    private final Optional<Binary> binary;
    private final boolean binaryMissing;
    private final Findings findings;

    /** @param binaryMissing whether steps that need a binary are a mistake, because a run would have none */
    StepReader(
            Scalars scalars,
            SettingReader values,
            ConditionReader conditions,
            Optional<Binary> binary,
            boolean binaryMissing,
            Findings findings) {
        this.scalars = scalars;
        this.values = values;
        this.conditions = conditions;
        this.binary = binary;
        this.binaryMissing = binaryMissing;
        this.findings = findings;
    }

    /**
     * Reads a step. What a step needs is not asked of one that cannot run with the variables of this run: they are why
     * it may have nothing to work with.
     *
     * @param earlier the steps before, by their ids
     * @return as good as it can be; of use only if there are no findings
     */
    Flow.Step read(StepNode node, Map<String, StepType> earlier) {
        StepType type = node.type();
        node.entries().ifPresent(entries -> entries.allow(known(type), "'" + type.name() + "'"));
        Flow.Condition when = given(node, "when")
                .flatMap(map -> conditions.read(map, earlier))
                .orElse(null);
        return new Flow.Step(
                node.id(),
                type.name(),
                given(node, "name")
                        .flatMap(name -> scalars.text(name, "'name'"))
                        .filter(name -> !name.isBlank())
                        .orElse(type.displayName()),
                when,
                given(node, "timeout").flatMap(this::timeout).orElse(type.defaultTimeout()),
                settings(node, !conditions.excludes(when)));
    }

    private static List<String> known(StepType type) {
        List<String> known = new ArrayList<>(StepNode.COMMON);
        type.settings().forEach(setting -> known.add(setting.name()));
        return known;
    }

    private static Optional<Node> given(StepNode node, String key) {
        return node.entries().flatMap(entries -> entries.get(key));
    }

    private Optional<Duration> timeout(Node node) {
        return scalars.text(node, "'timeout'").filter(text -> !text.isBlank()).flatMap(text -> {
            try {
                return Optional.of(SettingValues.duration(text));
            } catch (IllegalArgumentException e) {
                findings.addAboutValue(node, "'timeout': " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    private StepSettings settings(StepNode node, boolean needed) {
        if (needed && binaryMissing && node.type().needsBinary()) {
            findings.add(node.place(), "'" + node.type().name() + "' needs a binary, and none is given");
        }
        int before = findings.count();
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Setting setting : node.type().settings()) {
            int soFar = findings.count();
            Optional<Object> value = given(node, setting.name())
                    .flatMap(given -> values.read(setting, given))
                    .or(() -> findings.count() == soFar ? values.byDefault(setting, node.place()) : Optional.empty());
            value.ifPresent(known -> settings.put(setting.name(), known));
            if (needed && setting.required() && value.isEmpty() && findings.count() == soFar) {
                findings.addAboutValue(node.place(setting.name()), missing(node, setting));
            }
        }
        StepSettings complete = new StepSettings(settings);
        if (needed && findings.count() == before) {
            node.type()
                    .check(complete, binary)
                    .forEach(finding -> findings.addAboutValue(place(node, finding.setting()), what(node, finding)));
        }
        return complete;
    }

    private static String missing(StepNode node, Setting setting) {
        String firstSentence = setting.help().split("(?<=[.:]) ", 2)[0];
        return "'" + node.type().name() + "' needs '" + setting.name() + "': " + firstSentence.replaceAll(":$", ".");
    }

    /** Where a setting, or what is below it in a map by locale, stands in the file. */
    private static Node place(StepNode node, String path) {
        String[] names = path.split("/", 2);
        Node setting = node.place(names[0]);
        if (names.length > 1 && setting instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(names[1])) {
                    return entry.getValueNode();
                }
            }
        }
        return setting;
    }

    /** What is found below a folder is not in the flow file, so its path goes into the text. */
    private String what(StepNode node, StepType.Finding finding) {
        String[] names = finding.setting().split("/", 2);
        boolean folder = node.type().settings().stream()
                .anyMatch(setting ->
                        setting.type() == Setting.Type.FOLDER && setting.name().equals(names[0]));
        if (!folder || names.length == 1) {
            return finding.what();
        }
        String base = given(node, names[0])
                .flatMap(value -> scalars.text(value, names[0]))
                .map(String::strip)
                .orElse(names[0]);
        return "'" + base + "/" + names[1] + "': " + finding.what();
    }
}
