package io.jenkins.plugins.publishflow.jenkins.status;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.ExportConfig;
import org.kohsuke.stapler.export.Flavor;
import org.kohsuke.stapler.export.ModelBuilder;
import org.kohsuke.stapler.export.TreePruner;

/** A bean of the REST API as JSON in full depth, with a tag by which a script learns that nothing has changed. */
final class StateJson {

    /** Less than any visibility, so that everything is shown. */
    private static final int EVERYTHING = -100;

    private static final ModelBuilder MODELS = new ModelBuilder();

    private final String json;
    private final boolean mayChange;

    private StateJson(String json, boolean mayChange) {
        this.json = json;
        this.mayChange = mayChange;
    }

    /** @param mayChange whether another answer may follow soon */
    static StateJson of(Object bean, boolean mayChange) throws IOException {
        StringWriter json = new StringWriter();
        write(bean.getClass(), bean, json);
        return new StateJson(json.toString(), mayChange);
    }

    private static <T> void write(Class<T> type, Object bean, StringWriter json) throws IOException {
        MODELS.get(type)
                .writeTo(
                        type.cast(bean),
                        new TreePruner.ByDepth(EVERYTHING),
                        Flavor.JSON.createDataWriter(bean, json, new ExportConfig().withFlavor(Flavor.JSON)));
    }

    /** Answers with the JSON, or with {@code 304} to whoever has it already. What is over may be kept for a minute. */
    void answer(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException {
        String tag = "\"" + digest() + "\"";
        rsp.setHeader("ETag", tag);
        rsp.setHeader("Cache-Control", mayChange ? "private, no-store" : "private, max-age=60");
        if (tag.equals(req.getHeader("If-None-Match"))) {
            rsp.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        rsp.setContentType(Flavor.JSON.contentType);
        rsp.getWriter().write(json);
    }

    private String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
