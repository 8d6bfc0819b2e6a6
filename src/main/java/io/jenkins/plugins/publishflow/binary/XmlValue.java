package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;

/**
 * The value of an attribute in a compiled Android manifest: a text, a number (a flag is 0 or not), or a reference to a
 * resource.
 *
 * @param text the text, or null where it is none
 * @param number the number, or null where it is none
 * @param reference the id of the resource, or null where it is no reference
 */
record XmlValue(
        @Nullable String text,
        @Nullable Integer number,
        @CheckForNull Integer reference) {

    static XmlValue ofText(String text) {
        return new XmlValue(text, null, null);
    }

    static XmlValue ofNumber(int number) {
        return new XmlValue(null, number, null);
    }

    static XmlValue ofReference(int id) {
        return new XmlValue(null, null, id);
    }
}
