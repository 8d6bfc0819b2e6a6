package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Attachment;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.Setting.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the value of one setting in any of its forms: a text, a list, a map by locale, a folder, a file. */
final class SettingReader {

    private final Scalars scalars;
    private final FlowFiles files;
    private final boolean lookForFiles;
    private final Findings findings;

    /** @param lookForFiles whether files that a build makes have to be there */
    SettingReader(Scalars scalars, FlowFiles files, boolean lookForFiles, Findings findings) {
        this.scalars = scalars;
        this.files = files;
        this.lookForFiles = lookForFiles;
        this.findings = findings;
    }

    /**
     * The value, or empty where it is blank, which is the same as not given, or is wrong, for which there is a finding
     * then.
     */
    Optional<Object> read(Setting setting, Node node) {
        if (setting.type() == Type.LIST && node instanceof SequenceNode) {
            return list(setting, node);
        }
        if (setting.type() == Type.LOCALIZED_TEXT && node instanceof MappingNode) {
            return localized(setting, node);
        }
        return scalars.text(node, what(setting)).flatMap(text -> parse(setting, text, node));
    }

    /** The default of a setting, or empty where it has none. */
    Optional<Object> byDefault(Setting setting, Node step) {
        return Optional.ofNullable(setting.defaultValue()).flatMap(text -> parse(setting, text, step));
    }

    private Optional<Object> parse(Setting setting, String text, Node place) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            Object value = SettingValues.parse(setting, text);
            if (value instanceof List<?> list && list.isEmpty()) {
                return Optional.empty();
            }
            return switch (setting.type()) {
                case FOLDER -> folder(text.strip(), place);
                case FILE -> lookForFiles ? file(text.strip(), place) : Optional.of(value);
                case IMAGES -> lookForFiles ? images(text.strip(), place) : Optional.of(value);
                default -> Optional.of(value);
            };
        } catch (IllegalArgumentException e) {
            findings.addAboutValue(place, what(setting) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Object> list(Setting setting, Node node) {
        List<String> items = scalars.texts(node, what(setting));
        if (items.stream().anyMatch(String::isBlank)) {
            findings.add(node, what(setting) + " has an empty item");
        }
        return Optional.of(items.stream().map(String::strip).toList())
                .filter(list -> !list.isEmpty())
                .map(list -> list);
    }

    private Optional<Object> localized(Setting setting, Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        Entries.of(node, what(setting), findings)
                .ifPresent(entries -> entries.values()
                        .forEach((locale, value) -> scalars.text(value, what(setting) + " for '" + locale + "'")
                                .filter(text -> !text.isBlank())
                                .ifPresent(text -> texts.put(locale, text))));
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
    }

    private Optional<Object> folder(String name, Node place) {
        try {
            return Optional.of(files.texts(name));
        } catch (FlowFilesException e) {
            e.reasons().forEach(reason -> findings.addAboutValue(place, "folder " + Quoted.of(name) + ": " + reason));
            return Optional.empty();
        }
    }

    private Optional<Object> file(String name, Node place) {
        try {
            return Optional.of(Attachment.values(List.of(files.attachment(name))));
        } catch (FlowFilesException e) {
            e.reasons().forEach(reason -> findings.addAboutValue(place, "file " + Quoted.of(name) + ": " + reason));
            return Optional.empty();
        }
    }

    private Optional<Object> images(String name, Node place) {
        try {
            return Optional.of(Attachment.values(files.images(name)));
        } catch (FlowFilesException e) {
            e.reasons().forEach(reason -> findings.addAboutValue(place, "folder " + Quoted.of(name) + ": " + reason));
            return Optional.empty();
        }
    }

    private static String what(Setting setting) {
        return "'" + setting.name() + "'";
    }
}
