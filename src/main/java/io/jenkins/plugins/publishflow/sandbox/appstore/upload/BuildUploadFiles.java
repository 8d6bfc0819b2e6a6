package io.jenkins.plugins.publishflow.sandbox.appstore.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.BodyRules;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Endpoints;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Payload;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Refusal;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.RoutedArea;
import io.jenkins.plugins.publishflow.sandbox.appstore.jsonapi.Rules;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppStoreState;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.AppleTime;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.Resource;
import io.jenkins.plugins.publishflow.sandbox.appstore.model.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * {@code /v1/buildUploadFiles}: reservation of a file in parts, and its commit. Assumptions: the addresses can be read
 * again by GET as long as the file awaits its upload, and end when they were to end; an upload takes a new file of a
 * kind only after the former one of that kind failed or its addresses ended; the composite checksum is not looked at.
 */
public final class BuildUploadFiles implements RoutedArea {

    static final String TYPE = "buildUploadFiles";

    private static final Map<String, String> KINDS = Map.of(
            "ASSET", "assetFile",
            "ASSET_DESCRIPTION", "assetDescriptionFile",
            "ASSET_SPI", "assetSpiFile");

    private final UploadedBytes bytes;
    private final PresignedUrls urls;

    public BuildUploadFiles(UploadedBytes bytes, PresignedUrls urls) {
        this.bytes = bytes;
        this.urls = urls;
    }

    @Override
    public List<ResourceType> types() {
        return List.of(new ResourceType(TYPE)
                .attributes("assetType", "fileName", "fileSize", "uti", "sourceFileChecksums", "assetDeliveryState")
                .computed("uploadOperations", this::operations)
                .secret("uploadOperations"));
    }

    @Override
    public void addTo(Endpoints endpoints, AppStoreState state) {
        endpoints.read(TYPE, Rules.plain());
        endpoints.related("buildUploads", TYPE, Rules.plain());
        endpoints.create(
                BodyRules.create(TYPE)
                        .required("assetType", BodyRules.oneOf("ASSET", "ASSET_DESCRIPTION", "ASSET_SPI"))
                        .required("fileName", BodyRules.text())
                        .required("fileSize", BodyRules.whole(1))
                        .required(
                                "uti",
                                BodyRules.oneOf(
                                        "com.apple.ipa",
                                        "com.apple.pkg",
                                        "com.apple.binary-property-list",
                                        "com.apple.xml-property-list",
                                        "com.pkware.zip-archive"))
                        .toOne("buildUpload", "buildUploads"),
                payload -> reserve(state, payload));
        endpoints.update(
                BodyRules.update(TYPE)
                        .optional("uploaded", BodyRules.bool())
                        .optional("sourceFileChecksums", BodyRules.object()),
                (file, payload) -> commit(state, file, payload));
    }

    @Override
    public boolean advance(AppStoreState state, Instant now) {
        boolean changed = false;
        for (Resource file : state.resources().all(TYPE)) {
            Optional<Instant> committed = file.since("committed");
            if (isIn(file, "UPLOAD_COMPLETE")
                    && !committed.orElseThrow().plus(state.timing().fileCheck()).isAfter(now)) {
                deliveryState(file, "COMPLETE", null);
                changed = true;
            }
        }
        return changed;
    }

    static boolean awaitsUpload(Resource file) {
        return isIn(file, "AWAITING_UPLOAD");
    }

    static List<Part> parts(Resource file) {
        long partSize = file.fact("partSize").asLong();
        return Part.of(file.get("fileSize").asLong(), partSize);
    }

    /** Notes that a part came. */
    static void received(Resource file, int part) {
        ArrayNode parts = ((ArrayNode) file.fact("received")).deepCopy();
        if (StreamSupport.stream(parts.spliterator(), false).noneMatch(each -> each.asInt() == part)) {
            file.fact("received", parts.add(part));
        }
    }

    private Resource reserve(AppStoreState state, Payload payload) {
        Resource upload = payload.one("buildUpload");
        String kind = KINDS.get(payload.text("assetType"));
        boolean open = BuildUploads.isIn(upload, "AWAITING_UPLOAD");
        boolean taken = upload.one(kind)
                .filter(file -> !isIn(file, "FAILED"))
                .filter(file -> file.since("expires").orElseThrow().isAfter(state.now()))
                .isPresent();
        if (!open || taken) {
            throw Refusal.relationship(
                    "INVALID",
                    "buildUpload",
                    open
                            ? "The build upload has a file of this kind already"
                            : "The build upload does not take files any more");
        }
        Resource file = state.resources()
                .create(TYPE)
                .setAll(payload.attributes())
                .fact(
                        "partSize",
                        JsonNodeFactory.instance.numberNode(state.settings().partSize()))
                .fact("received", JsonNodeFactory.instance.arrayNode())
                .since("expires", state.now().plus(state.timing().uploadUrls()));
        deliveryState(file, "AWAITING_UPLOAD", null);
        upload.link(kind, file);
        return file;
    }

    private void commit(AppStoreState state, Resource file, Payload payload) {
        if (!awaitsUpload(file)) {
            throw Refusal.state("ENTITY_STATE_INVALID", "The file was committed before");
        }
        file.set("sourceFileChecksums", payload.attributes().get("sourceFileChecksums"));
        if (!payload.isTrue("uploaded")) {
            return;
        }
        file.since("committed", state.now());
        new FileCommit(state, bytes, file).run();
    }

    @CheckForNull
    private JsonNode operations(Resource file) {
        if (!awaitsUpload(file)) {
            return null;
        }
        Instant expires = file.since("expires").orElseThrow();
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        for (Part part : parts(file)) {
            ObjectNode operation = operations
                    .addObject()
                    .put("method", "PUT")
                    .put("url", urls.url(file.id(), part.number(), expires))
                    .put("offset", part.offset())
                    .put("length", part.length())
                    .put("partNumber", part.number())
                    .put("expiration", AppleTime.text(expires));
            operation.set("requestHeaders", Storage.headers(part));
        }
        return operations;
    }

    static boolean isIn(Resource file, String state) {
        return file.get("assetDeliveryState").path("state").asText().equals(state);
    }

    /** Puts the file into that state, with an error or null. */
    static void deliveryState(Resource file, String state, @CheckForNull String error) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        ArrayNode errors = described.putArray("errors");
        if (error != null) {
            errors.addObject().put("code", "ASSET_FAILED").put("description", error);
        }
        described.putArray("warnings");
        file.set("assetDeliveryState", described.put("state", state));
    }
}
