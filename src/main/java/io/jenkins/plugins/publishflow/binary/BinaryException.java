package io.jenkins.plugins.publishflow.binary;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/**
 * A file that is no binary one could release, or cannot be read. Always something that a user can mend, so the message
 * and the remedy are for users. What they quote of the file is cut short and free of control characters.
 */
public class BinaryException extends Exception {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String remedy;

    /**
     * @param message what is wrong, one sentence
     * @param remedy what to do, one or two sentences
     */
    public BinaryException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    /** @param cause what went wrong underneath, or null */
    public BinaryException(Kind kind, String message, String remedy, @CheckForNull Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** What sort of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    /** What can be wrong with a file. */
    public enum Kind {
        /** There is no such file. */
        NOT_FOUND,
        /** It is a folder, or something else that is no ordinary file. */
        NOT_A_FILE,
        /** The file may not be read, or reading it failed. */
        NOT_READABLE,
        /** It has no bytes. */
        EMPTY,
        /** It is no zip archive at all. */
        NOT_AN_ARCHIVE,
        /** It begins as an archive, but its end is missing. */
        TRUNCATED,
        /** Its parts contradict each other. */
        DAMAGED,
        /** It needs a password. */
        ENCRYPTED,
        /** What decides is compressed in a way that is not read. */
        WRONG_COMPRESSION,
        /** It has more entries or bytes than any app. */
        TOO_LARGE,
        /** It names files outside of itself. */
        UNSAFE_PATH,
        /** It is an archive of something else. */
        NOT_AN_IPA,
        /** It has more than one app. */
        SEVERAL_APPS,
        /** The app has no Info.plist. */
        NO_INFO_PLIST,
        /** It has a file twice that decides what it is. */
        DOUBLED_FILE,
        /** The Info.plist cannot be read, or lacks what every app has. */
        BAD_INFO_PLIST,
        /** The provisioning profile cannot be read. */
        BAD_PROFILE,
        /** The Android manifest is missing, cannot be read, or lacks what every app has. */
        BAD_MANIFEST,
        /** It is one part of an Android app that is split into several. */
        SPLIT_APK,
        /** The signature of an Android app cannot be read. */
        BAD_SIGNATURE,
        /** It was built for a simulator. */
        SIMULATOR_BUILD,
        /** It runs on something that we cannot release for. */
        WRONG_PLATFORM;

        /** The stable name of the problem, such as {@code binary.not-an-ipa}; never changes. */
        public String code() {
            return "binary." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
