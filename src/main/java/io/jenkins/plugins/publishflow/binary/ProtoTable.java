package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.nio.ByteBuffer;

/**
 * The resources of a bundle's module ({@code resources.pb}), by id: message {@code ResourceTable} of the open-source
 * {@code Resources.proto} of Android's packaging tool. Of several values the one for no special language or device counts.
 */
final class ProtoTable implements Resources {

    private final ProtoMessage table;

    ProtoTable(byte[] file) {
        this.table = new ProtoMessage(ByteBuffer.wrap(file));
    }

    /** ResourceTable: package = 2; Package: id = 1, type = 3; Type: id = 1, entry = 3; Entry: id = 1, value = 6. */
    @Override
    @CheckForNull
    public XmlValue find(int id) {
        XmlValue[] found = {null};
        try {
            table.forEach((number, field) -> {
                if (number == 2 && id(field.message()) == id >>> 24) {
                    inPackage(field.message(), id, found);
                }
            });
        } catch (UnreadableException e) {
            // A damaged table is no reason to refuse an app that has all that counts in its manifest.
            return null;
        }
        return found[0];
    }

    private static void inPackage(ProtoMessage message, int id, XmlValue[] found) throws UnreadableException {
        message.forEach((number, type) -> {
            if (number == 3 && id(type.message()) == (id >>> 16 & 0xFF)) {
                type.message().forEach((inner, entry) -> {
                    if (inner == 3 && id(entry.message()) == (id & 0xFFFF)) {
                        values(entry.message(), found);
                    }
                });
            }
        });
    }

    /** The id in a message PackageId, TypeId or EntryId, which is field 1 of all that have one. */
    private static long id(ProtoMessage message) throws UnreadableException {
        long[] id = {0};
        message.forEach((number, field) -> {
            if (number == 1) {
                field.message().forEach((inner, value) -> {
                    if (inner == 1) {
                        id[0] = value.number();
                    }
                });
            }
        });
        return id[0];
    }

    /** ConfigValue: config = 1, value = 2; Value: item = 4. */
    private static void values(ProtoMessage entry, XmlValue[] found) throws UnreadableException {
        entry.forEach((number, field) -> {
            if (number == 6) {
                boolean[] forAll = {true};
                XmlValue[] value = {null};
                field.message().forEach((inner, part) -> {
                    if (inner == 1) {
                        forAll[0] = !part.bytes().hasRemaining();
                    } else if (inner == 2) {
                        part.message().forEach((deeper, item) -> {
                            if (deeper == 4) {
                                value[0] = ProtoXml.item(item.message());
                            }
                        });
                    }
                });
                if (value[0] != null && (found[0] == null || forAll[0])) {
                    found[0] = value[0];
                }
            }
        });
    }
}
