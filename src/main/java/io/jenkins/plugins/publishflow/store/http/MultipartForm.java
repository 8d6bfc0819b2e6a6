package io.jenkins.plugins.publishflow.store.http;

import io.jenkins.plugins.publishflow.store.UploadTicket;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form around the bytes of a file, as RFC 7578 writes it: the fields, then the file, then the end. */
final class MultipartForm {

    private static final String LINE = "\r\n";

    private final UploadTicket.Form form;

    /** Random, so that no file has it by accident. */
    private final String boundary = "publish-flow-" + UUID.randomUUID();

    MultipartForm(UploadTicket.Form form) {
        this.form = form;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** All up to the first byte of the file. */
    byte[] before() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (UploadTicket.Field field : form.fields()) {
            write(bytes, head(field.name()) + LINE + LINE + field.value() + LINE);
        }
        write(
                bytes,
                head(form.fileField()) + "; filename=\"" + quoted(form.fileName()) + "\"" + LINE
                        + "Content-Type: application/octet-stream" + LINE + LINE);
        return bytes.toByteArray();
    }

    /** All after the last byte of the file. */
    byte[] after() {
        return (LINE + "--" + boundary + "--" + LINE).getBytes(StandardCharsets.UTF_8);
    }

    private String head(String name) {
        return "--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + quoted(name) + "\"";
    }

    /** As browsers do; a line break would begin another header. */
    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
