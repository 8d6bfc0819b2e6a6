package io.jenkins.plugins.publishflow.binary;

import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The compiled XML of an APK. Layout after {@code ResXMLTree_header} of Android's open-source {@code ResourceTypes.h}:
 * chunks one after the other, of which the texts, the resource ids of attribute names, and the elements matter.
 */
final class BinaryXml {

    private static final int FILE = 0x0003;
    private static final int RESOURCE_IDS = 0x0180;
    private static final int ELEMENT = 0x0102;
    private static final int ELEMENT_END = 0x0103;
    private static final int CHUNK_HEADER = 8;

    private final ByteBuffer bytes;
    private final ManifestVisitor visitor;
    private StringPool texts;
    private ByteBuffer ids = ByteBuffer.allocate(0);
    private int depth;

    private BinaryXml(byte[] file, ManifestVisitor visitor) {
        this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.visitor = visitor;
    }

    /** Shows the elements of the file to the visitor. */
    static void read(byte[] file, ManifestVisitor visitor) throws UnreadableException {
        try {
            new BinaryXml(file, visitor).read();
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | ArithmeticException
                | IllegalArgumentException
                | NegativeArraySizeException e) {
            throw damaged(); // it names places or lengths beyond its bytes
        }
    }

    private void read() throws UnreadableException {
        if (bytes.limit() < CHUNK_HEADER || bytes.getShort(0) != FILE) {
            boolean text = bytes.limit() > 0 && (bytes.get(0) == '<' || bytes.get(0) == (byte) 0xEF);
            throw new UnreadableException(
                    text ? "is not compiled, but XML as developers write it" : "is no compiled XML");
        }
        int end = bytes.getInt(4);
        if (end > bytes.limit()) {
            throw damaged();
        }
        for (int at = Short.toUnsignedInt(bytes.getShort(2)); at <= end - CHUNK_HEADER; ) {
            int size = bytes.getInt(at + 4);
            if (size < CHUNK_HEADER || size > end - at) {
                throw damaged();
            }
            chunk(Short.toUnsignedInt(bytes.getShort(at)), slice(at, size));
            at += size;
        }
    }

    private void chunk(int type, ByteBuffer chunk) throws UnreadableException {
        switch (type) {
            case StringPool.TYPE -> texts = new StringPool(chunk);
            case RESOURCE_IDS -> ids = chunk;
            case ELEMENT -> element(chunk);
            case ELEMENT_END -> depth--;
            default -> {
                // Namespaces and texts between elements do not matter.
            }
        }
    }

    private void element(ByteBuffer chunk) throws UnreadableException {
        depth++;
        int body = Short.toUnsignedInt(chunk.getShort(2));
        int start = body + Short.toUnsignedInt(chunk.getShort(body + 8));
        int size = Short.toUnsignedInt(chunk.getShort(body + 10));
        int count = Short.toUnsignedInt(chunk.getShort(body + 12));
        Map<Integer, XmlValue> byId = new HashMap<>();
        Map<String, XmlValue> byName = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int at = start + i * size;
            int name = chunk.getInt(at + 4);
            XmlValue value = value(chunk, at);
            int id = id(name);
            if (id != 0) {
                byId.putIfAbsent(id, value);
            } else {
                byName.putIfAbsent(text(name), value);
            }
        }
        visitor.element(depth, text(chunk.getInt(body + 4)), byId, byName);
    }

    private XmlValue value(ByteBuffer chunk, int attribute) throws UnreadableException {
        int raw = chunk.getInt(attribute + 8);
        int type = chunk.get(attribute + 15) & 0xFF;
        int data = chunk.getInt(attribute + 16);
        XmlValue value = ResourceTable.value(type, data, texts);
        return value == null ? XmlValue.ofText(raw < 0 ? "" : text(raw)) : value;
    }

    /** The resource id of an attribute's name; 0 where it has none. */
    private int id(int name) {
        int at = CHUNK_HEADER + 4 * name;
        return name >= 0 && at <= ids.limit() - 4 ? ids.getInt(at) : 0;
    }

    private String text(int number) throws UnreadableException {
        String text = texts == null ? null : texts.get(number);
        if (text == null) {
            throw damaged();
        }
        return text;
    }

    private ByteBuffer slice(int at, int size) {
        return bytes.slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UnreadableException damaged() {
        return new UnreadableException("is damaged");
    }
}
