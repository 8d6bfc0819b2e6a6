package io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a client may write with one POST or PATCH route, by the contract; anything else is refused. */
public final class BodyRules {

    /** Checks a value; the text says what is wrong, empty where nothing is. */
    public interface Check extends Function<JsonNode, Optional<String>> {}

    record Attribute(boolean required, boolean nullable, Check check) {}

    record Link(String target, boolean required, boolean many) {}

    private final String type;
    private final boolean update;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();

    private BodyRules(String type, boolean update) {
        this.type = type;
        this.update = update;
    }

    /** For a POST that makes a resource of that type. */
    public static BodyRules create(String type) {
        return new BodyRules(type, false);
    }

    /** For a PATCH of a resource of that type; attributes may be null, which clears them. */
    public static BodyRules update(String type) {
        return new BodyRules(type, true);
    }

    public BodyRules required(String attribute, Check check) {
        attributes.put(attribute, new Attribute(true, false, check));
        return this;
    }

    public BodyRules optional(String attribute, Check check) {
        attributes.put(attribute, new Attribute(false, true, check));
        return this;
    }

    /** A to-one relationship that must be there. */
    public BodyRules toOne(String relationship, String target) {
        links.put(relationship, new Link(target, true, false));
        return this;
    }

    /** A to-one relationship that may be there. */
    public BodyRules maybeOne(String relationship, String target) {
        links.put(relationship, new Link(target, false, false));
        return this;
    }

    /** A to-many relationship that may be there. */
    public BodyRules maybeMany(String relationship, String target) {
        links.put(relationship, new Link(target, false, true));
        return this;
    }

    /** Any text. */
    public static Check text() {
        return text(Integer.MAX_VALUE);
    }

    /** A text of at most that many characters. */
    public static Check text(int longest) {
        return value -> {
            if (!value.isTextual()) {
                return Optional.of("must be a text");
            }
            int length = value.textValue().codePointCount(0, value.textValue().length());
            return length <= longest
                    ? Optional.empty()
                    : Optional.of("is " + length + " characters long; at most " + longest + " are allowed");
        };
    }

    /** One of those texts. */
    public static Check oneOf(String... texts) {
        List<String> known = List.of(texts);
        return value -> value.isTextual() && known.contains(value.textValue())
                ? Optional.empty()
                : Optional.of("must be one of " + known);
    }

    /** True or false. */
    public static Check bool() {
        return value -> value.isBoolean() ? Optional.empty() : Optional.of("must be true or false");
    }

    /** A whole number of at least that. */
    public static Check whole(long least) {
        return value -> value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= least
                ? Optional.empty()
                : Optional.of("must be a whole number of at least " + least);
    }

    /** Any object; the handler looks into it. */
    public static Check object() {
        return value -> value.isObject() ? Optional.empty() : Optional.of("must be an object");
    }

    String type() {
        return type;
    }

    boolean isUpdate() {
        return update;
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    Map<String, Link> links() {
        return links;
    }
}
