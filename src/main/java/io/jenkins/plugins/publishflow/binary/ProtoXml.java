package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The compiled XML of a bundle: messages {@code XmlNode}, {@code XmlElement}, {@code XmlAttribute} and {@code Item} of the
 * open-source {@code Resources.proto} of Android's packaging tool.
 */
final class ProtoXml {

    /** Deeper than any manifest; only the first two levels are looked at. */
    private static final int DEEPEST = 2;

    private final ManifestVisitor visitor;

    private ProtoXml(ManifestVisitor visitor) {
        this.visitor = visitor;
    }

    /** Shows the upper elements of the file to the visitor. */
    static void read(byte[] file, ManifestVisitor visitor) throws UnreadableException {
        if (file.length == 0) {
            throw new UnreadableException("is empty");
        }
        new ProtoXml(visitor).node(new ProtoMessage(ByteBuffer.wrap(file)), 1);
    }

    /** XmlNode: element = 1. */
    private void node(ProtoMessage node, int depth) throws UnreadableException {
        node.forEach((number, field) -> {
            if (number == 1) {
                element(field.message(), depth);
            }
        });
    }

    /** XmlElement: name = 3, attribute = 4, child = 5. Children come after what is said of the element itself. */
    private void element(ProtoMessage element, int depth) throws UnreadableException {
        String[] name = {""};
        Map<Integer, XmlValue> byId = new HashMap<>();
        Map<String, XmlValue> byName = new HashMap<>();
        element.forEach((number, field) -> {
            if (number == 3) {
                name[0] = field.text();
            } else if (number == 4) {
                Attribute attribute = attribute(field.message());
                if (attribute.id != 0) {
                    byId.putIfAbsent(attribute.id, attribute.value());
                } else {
                    byName.putIfAbsent(attribute.name, attribute.value());
                }
            }
        });
        visitor.element(depth, name[0], byId, byName);
        if (depth < DEEPEST) {
            element.forEach((number, field) -> {
                if (number == 5) {
                    node(field.message(), depth + 1);
                }
            });
        }
    }

    private static final class Attribute {
        private String name = "";
        private String text = "";
        private int id;

        @CheckForNull
        private XmlValue compiled;

        XmlValue value() {
            return compiled != null ? compiled : XmlValue.ofText(text);
        }
    }

    /** XmlAttribute: name = 2, value = 3, resource_id = 5, compiled_item = 6. */
    private static Attribute attribute(ProtoMessage message) throws UnreadableException {
        Attribute attribute = new Attribute();
        message.forEach((number, field) -> {
            switch (number) {
                case 2 -> attribute.name = field.text();
                case 3 -> attribute.text = field.text();
                case 5 -> attribute.id = (int) field.number();
                case 6 -> attribute.compiled = item(field.message());
                default -> {
                    // Namespace and place in the source.
                }
            }
        });
        return attribute;
    }

    /** Item: ref = 1 with id = 2, str = 2 and raw_str = 3 with value = 1, prim = 7. Null where it is none of these. */
    @CheckForNull
    static XmlValue item(ProtoMessage item) throws UnreadableException {
        XmlValue[] value = {null};
        item.forEach((number, field) -> {
            switch (number) {
                case 1 ->
                    field.message().forEach((inner, id) -> {
                        if (inner == 2) {
                            value[0] = XmlValue.ofReference((int) id.number());
                        }
                    });
                case 2, 3 -> {
                    value[0] = XmlValue.ofText("");
                    field.message().forEach((inner, text) -> {
                        if (inner == 1) {
                            value[0] = XmlValue.ofText(text.text());
                        }
                    });
                }
                case 7 -> value[0] = primitive(field.message());
                default -> {
                    // Files, colours and the like.
                }
            }
        });
        return value[0];
    }

    /** Primitive: int_decimal_value = 6, int_hexadecimal_value = 7, boolean_value = 8. */
    @CheckForNull
    private static XmlValue primitive(ProtoMessage primitive) throws UnreadableException {
        XmlValue[] value = {null};
        primitive.forEach((number, field) -> {
            if (number == 6 || number == 7 || number == 8) {
                value[0] = XmlValue.ofNumber((int) field.number());
            }
        });
        return value[0];
    }
}
