package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.binary.PropertyList.UnreadableException;
import java.util.HashMap;
import java.util.Map;

/**
 * Hears of the elements of a compiled Android manifest, in whichever form it is, and keeps what decides. Attributes of
 * Android are told by their resource ids, as packers may change their names.
 */
final class ManifestVisitor {

    static final int LABEL = 0x01010001;
    static final int DEBUGGABLE = 0x0101000f;
    static final int MIN_SDK = 0x0101020c;
    static final int VERSION_CODE = 0x0101021b;
    static final int VERSION_NAME = 0x0101021c;
    static final int TARGET_SDK = 0x01010270;
    static final int VERSION_CODE_MAJOR = 0x01010576;

    private static final int TOP = 1;

    private final Map<String, Map<Integer, XmlValue>> byId = new HashMap<>();
    private final Map<String, Map<String, XmlValue>> byName = new HashMap<>();

    /**
     * @param depth 1 for the root element
     * @param ids attributes by resource id
     * @param names those that have none, by name
     */
    void element(int depth, String name, Map<Integer, XmlValue> ids, Map<String, XmlValue> names)
            throws UnreadableException {
        boolean root = depth == TOP;
        if (root && !name.equals("manifest")) {
            throw new UnreadableException("has " + Quote.of(name) + " where <manifest> should be");
        }
        if (root || depth == TOP + 1 && (name.equals("application") || name.equals("uses-sdk"))) {
            byId.putIfAbsent(name, ids);
            byName.putIfAbsent(name, names);
        }
    }

    /** An attribute of an element, by its resource id; null where there is none. */
    @CheckForNull
    XmlValue attribute(String element, int id) {
        return byId.getOrDefault(element, Map.of()).get(id);
    }

    /** An attribute of an element that has no resource id; null where there is none. */
    @CheckForNull
    XmlValue attribute(String element, String name) {
        return byName.getOrDefault(element, Map.of()).get(name);
    }
}
