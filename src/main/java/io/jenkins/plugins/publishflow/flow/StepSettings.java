package io.jenkins.plugins.publishflow.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one step of a flow: plain data, saved with the run. Values are String, Boolean, Long, List of String
 * or Map of String to String. The reader of flow files has filled in defaults and checked types, so that the getters
 * can rely on them; a folder is a map from relative path to text, a file or a
 * folder of images what is known of them.
 */
public final class StepSettings {

    private final Map<String, Object> values;

    @JsonCreator
    public StepSettings(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
        // As JSON comes back: a saved flow is to equal the one that it was saved from.
        this.values.replaceAll((name, value) -> value instanceof Integer number ? Long.valueOf(number) : value);
    }

    @JsonValue
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The text; empty where the setting was not given, or is blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The flag; empty where it was not given. */
    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> Boolean.valueOf(value.toString()));
    }

    /** The number; empty where it was not given. */
    public Optional<Long> number(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> Long.valueOf(value.toString()));
    }

    /** The list; empty where it was not given; a single text is a list of one. */
    public List<String> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        return List.of(value.toString());
    }

    /** The texts by locale, or by path for a folder; empty where the setting was not given or is one plain text. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        if (values.get(name) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(key.toString(), value == null ? "" : value.toString()));
        }
        return map;
    }

    /** The file; empty where the setting was not given, or the flow was only checked. */
    public Optional<Attachment> attachment(String name) {
        return attachments(name).stream().findFirst();
    }

    /** The images of a folder; none where the setting was not given, or the flow was only checked. */
    public List<Attachment> attachments(String name) {
        return Attachment.of(map(name));
    }

    /** The amount of time; empty where it was not given. */
    public Optional<Duration> duration(String name) {
        return text(name).map(Durations::parse);
    }

    /** The point in time; empty where it was not given. */
    public Optional<Instant> instant(String name) {
        return text(name).map(text -> OffsetDateTime.parse(text).toInstant());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepSettings settings && values.equals(settings.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
