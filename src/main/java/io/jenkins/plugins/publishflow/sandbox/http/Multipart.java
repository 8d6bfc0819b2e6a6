package io.jenkins.plugins.publishflow.sandbox.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a form with one file ({@code multipart/form-data}) as storages do that are strict about it: the file is the last
 * part, so that all fields are known before its first byte. The bytes of the file go to a stream, of any length.
 *
 * @param fields the fields before the file, in order
 * @param fileField name of the part with the file
 * @param fileName the name that the form gives it
 * @param size bytes of the file
 */
public record Multipart(Map<String, String> fields, String fileField, String fileName, long size) {

    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data; *boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("; filename=\"([^\"]*)\"");
    private static final int MAX_LINE = 64 * 1024;

    /** The form is none, or not as a strict storage wants it. */
    public static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /** @throws Malformed where the form is not whole, or the file is not its last part */
    public static Multipart read(Request request, OutputStream file) throws IOException {
        String type = request.header("Content-Type");
        Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.matches()) {
            throw new Malformed("the content type is no form");
        }
        return new Reader(request.stream(), boundary.group(1)).read(file);
    }

    private static final class Reader {

        private final InputStream in;
        private final byte[] end;
        private final String delimiter;

        Reader(InputStream in, String boundary) {
            this.in = new BufferedInputStream(in, 128 * 1024);
            this.delimiter = "--" + boundary;
            this.end = ("\r\n" + delimiter).getBytes(StandardCharsets.UTF_8);
        }

        Multipart read(OutputStream file) throws IOException {
            require(delimiter.equals(line()), "the form does not begin with its boundary");
            Map<String, String> fields = new LinkedHashMap<>();
            while (true) {
                String disposition = "";
                for (String header = line(); !header.isEmpty(); header = line()) {
                    disposition = header.startsWith("Content-Disposition:") ? header : disposition;
                }
                String name = group(NAME, disposition);
                String fileName = group(FILE_NAME, disposition);
                require(name != null, "a part has no name");
                if (fileName != null) {
                    long size = copy(file);
                    require(line().equals("--"), "the file is not the last part of the form");
                    return new Multipart(fields, name, fileName, size);
                }
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                copy(value);
                fields.put(name, value.toString(StandardCharsets.UTF_8));
                require(line().isEmpty(), "the form has no file");
            }
        }

        /** Copies up to the next boundary. A boundary begins with a byte that it has nowhere else. */
        private long copy(OutputStream out) throws IOException {
            long size = 0;
            int matched = 0;
            while (matched < end.length) {
                int next = in.read();
                require(next >= 0, "the form ends early");
                if (next == end[matched]) {
                    matched++;
                } else {
                    out.write(end, 0, matched);
                    size += matched;
                    matched = next == end[0] ? 1 : 0;
                    if (matched == 0) {
                        out.write(next);
                        size++;
                    }
                }
            }
            return size;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (line.size() < MAX_LINE) {
                int next = in.read();
                require(next >= 0, "the form ends early");
                if (next == '\r') {
                    require(in.read() == '\n', "a line has no end");
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(next);
            }
            throw new Malformed("a line has no end");
        }

        @CheckForNull
        private static String group(Pattern pattern, String header) {
            Matcher matcher = pattern.matcher(header);
            return matcher.find() ? matcher.group(1) : null;
        }

        private static void require(boolean holds, String otherwise) throws Malformed {
            if (!holds) {
                throw new Malformed(otherwise);
            }
        }
    }
}
