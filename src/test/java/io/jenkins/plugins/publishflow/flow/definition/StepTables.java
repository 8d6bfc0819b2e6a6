package io.jenkins.plugins.publishflow.flow.definition;

import io.jenkins.plugins.publishflow.flow.Durations;
import io.jenkins.plugins.publishflow.flow.Setting;
import io.jenkins.plugins.publishflow.flow.StepType;

/** The part of {@code docs/flow-files.md} that lists all steps with all settings and outputs, made from what they declare. */
final class StepTables {

    private final StepCatalog catalog;

    StepTables(StepCatalog catalog) {
        this.catalog = catalog;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        catalog.types().forEach(type -> append(text, type));
        return text.toString();
    }

    private static void append(StringBuilder text, StepType type) {
        text.append("### `")
                .append(type.name())
                .append("`: ")
                .append(type.displayName())
                .append("\n\n");
        text.append(type.summary()).append("\n\n");
        text.append(type.needsBinary() ? "Needs a binary. " : "")
                .append("Time-out unless the flow says otherwise: ")
                .append(Durations.format(type.defaultTimeout()))
                .append(".\n\n");
        appendSettings(text, type);
        if (!type.outputs().isEmpty()) {
            text.append("| Output | Meaning |\n|---|---|\n");
            type.outputs()
                    .forEach(output -> text.append("| `")
                            .append(output.name())
                            .append("` | ")
                            .append(cell(output.help()))
                            .append(" |\n"));
            text.append('\n');
        }
    }

    private static void appendSettings(StringBuilder text, StepType type) {
        if (type.settings().isEmpty()) {
            text.append("It has no settings of its own.\n\n");
            return;
        }
        text.append("| Setting | Value | Default | Meaning |\n|---|---|---|---|\n");
        for (Setting setting : type.settings()) {
            text.append("| `")
                    .append(setting.name())
                    .append("` | ")
                    .append(value(setting))
                    .append(" | ")
                    .append(byDefault(setting))
                    .append(" | ")
                    .append(cell(setting.help()))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String value(Setting setting) {
        return switch (setting.type()) {
            case TEXT -> "text";
            case LOCALIZED_TEXT -> "text, or a text for each locale";
            case BOOLEAN -> "`true` or `false`";
            case INTEGER -> "number";
            case CHOICE -> "`" + String.join("`, `", setting.allowed()) + "`";
            case LIST -> "list";
            case DURATION -> "time, such as `30m`";
            case INSTANT -> "date with time and zone";
            case FOLDER -> "folder";
            case FILE -> "file";
            case IMAGES -> "folder of images";
        };
    }

    private static String byDefault(Setting setting) {
        if (setting.required()) {
            return "**required**";
        }
        return setting.defaultValue() == null ? "" : "`" + setting.defaultValue() + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
