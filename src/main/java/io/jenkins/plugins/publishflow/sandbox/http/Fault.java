package io.jenkins.plugins.publishflow.sandbox.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;

/**
 * Something that goes wrong on demand. Without method and path it strikes at request {@code nth} of all requests since
 * the sandbox was started; with one of them, at the {@code nth} request that fits, counted from when the fault was set.
 *
 * @param kind what goes wrong
 * @param nth the first request struck, from 1
 * @param times how many requests are struck, one after the other; at least 1
 * @param method HTTP method, or null for all
 * @param path path without query, in which {@code *} stands for one segment and a last {@code **} for the rest; or null
 * @param status the status of {@link Kind#STATUS} and {@link Kind#STATUS_AFTER_WORK}; 0 for the others
 * @param html whether the status comes with a page instead of the store's own document
 * @param retryAfter seconds in {@code Retry-After} with the status, or null
 * @param millis {@link Kind#DELAY}: how long; {@link Kind#SLOW_BODY}: the pause after each piece; real time
 * @param find {@link Kind#REWRITE}: what to replace in the answer's body
 * @param replacement {@link Kind#REWRITE}: what to put there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        Kind kind,
        long nth,
        int times,
        @CheckForNull String method,
        @CheckForNull String path,
        int status,
        boolean html,
        @CheckForNull Integer retryAfter,
        long millis,
        @Nullable String find,
        @Nullable String replacement) {

    /** What goes wrong. */
    public enum Kind {
        /** A status instead of the work. */
        STATUS,
        /** The work is done, then a status is answered as if it were not. */
        STATUS_AFTER_WORK,
        /** The work and its answer come late. */
        DELAY,
        /** The connection is closed before the work is done. */
        BREAK_BEFORE_WORK,
        /** The work is done, then the connection is closed before any byte of the answer. */
        BREAK_AFTER_WORK,
        /** The answer's body comes in small pieces with pauses. */
        SLOW_BODY,
        /** The connection is closed in the middle of the answer's body. */
        TRUNCATED_BODY,
        /** The answer's body ends in the middle, as if that were all. */
        MALFORMED_BODY,
        /** A text in the answer's body is replaced: a state nobody knows, a link to another host. */
        REWRITE
    }

    public Fault {
        nth = Math.max(1, nth);
        times = Math.max(1, times);
        boolean needsStatus = kind == Kind.STATUS || kind == Kind.STATUS_AFTER_WORK;
        if (needsStatus && (status < 400 || status > 599)) {
            throw new IllegalArgumentException("A fault " + kind + " needs a status from 400 to 599");
        }
        if (kind == Kind.REWRITE && (find == null || find.isEmpty() || replacement == null)) {
            throw new IllegalArgumentException("A fault REWRITE needs find and replacement");
        }
    }

    /** A fault of that kind without more, at the first request. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 1, 1, null, null, 0, false, null, 0, null, null);
    }

    /** {@link Kind#STATUS} with the store's own document. */
    public static Fault status(int status) {
        return new Fault(Kind.STATUS, 1, 1, null, null, status, false, null, 0, null, null);
    }

    /** {@link Kind#STATUS_AFTER_WORK} with the store's own document. */
    public static Fault statusAfterWork(int status) {
        return new Fault(Kind.STATUS_AFTER_WORK, 1, 1, null, null, status, false, null, 0, null, null);
    }

    /** {@link Kind#DELAY}, in milliseconds of real time. */
    public static Fault delay(long millis) {
        return new Fault(Kind.DELAY, 1, 1, null, null, 0, false, null, millis, null, null);
    }

    /** {@link Kind#SLOW_BODY}, with that pause after each piece, in milliseconds of real time. */
    public static Fault slowBody(long millis) {
        return new Fault(Kind.SLOW_BODY, 1, 1, null, null, 0, false, null, millis, null, null);
    }

    /** {@link Kind#REWRITE}. */
    public static Fault rewrite(String find, String replacement) {
        return new Fault(Kind.REWRITE, 1, 1, null, null, 0, false, null, 0, find, replacement);
    }

    /** The same fault, first at request n. */
    public Fault at(long n) {
        return new Fault(kind, n, times, method, path, status, html, retryAfter, millis, find, replacement);
    }

    /** The same fault, for that many requests in a row. */
    public Fault times(int count) {
        return new Fault(kind, nth, count, method, path, status, html, retryAfter, millis, find, replacement);
    }

    /** The same fault, only for requests with that method and path. */
    public Fault on(String onMethod, String onPath) {
        return new Fault(kind, nth, times, onMethod, onPath, status, html, retryAfter, millis, find, replacement);
    }

    /** The same fault with a page as its body. */
    public Fault asHtml() {
        return new Fault(kind, nth, times, method, path, status, true, retryAfter, millis, find, replacement);
    }

    /** The same fault with {@code Retry-After}. */
    public Fault retryAfter(int seconds) {
        return new Fault(kind, nth, times, method, path, status, html, seconds, millis, find, replacement);
    }

    /** Whether it strikes only certain methods or paths. */
    boolean isSelective() {
        return method != null || path != null;
    }

    /** Whether method and path fit. */
    boolean fits(Request request) {
        return (method == null || method.equalsIgnoreCase(request.method()))
                && (path == null || fits(path.split("/", -1), request.path().split("/", -1)));
    }

    private static boolean fits(String[] pattern, String[] segments) {
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals("**") && i == pattern.length - 1) {
                return segments.length >= i;
            }
            if (i >= segments.length || !(pattern[i].equals("*") || pattern[i].equals(segments[i]))) {
                return false;
            }
        }
        return pattern.length == segments.length;
    }
}
