package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** What the references of a manifest stand for. */
@FunctionalInterface
interface Resources {

    /** No resources at all. */
    Resources NONE = id -> null;

    /** The value of that resource, which may be a reference itself; null where there is none that is text or number. */
    @CheckForNull
    XmlValue find(int id);
}
